//! The stop of the server, in phases that only move forward.

use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};

use tokio::sync::Notify;

/// How far the stop has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub(super) enum Phase {
    Serving,
    /// No new connections; requests under way may end.
    Draining,
    /// Everything ends.
    Aborting,
}

/// The switch that stops a server; its clones are the same switch.
///
/// ```
/// use peregrine::serve::Shutdown;
///
/// let shutdown = Shutdown::new();
/// shutdown.drain();
/// assert!(shutdown.is_draining());
/// ```
#[derive(Clone, Debug, Default)]
pub struct Shutdown(Arc<State>);

#[derive(Debug)]
struct State {
    phase: AtomicU8,
    moved: Notify,
}

impl Default for State {
    fn default() -> Self {
        Self { phase: AtomicU8::new(Phase::Serving as u8), moved: Notify::new() }
    }
}

impl Shutdown {
    /// A switch that nobody has used.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Stops accepting connections, closes idle ones, and lets requests under way end.
    pub fn drain(&self) {
        self.advance(Phase::Draining);
    }

    /// Ends everything at once.
    pub fn abort(&self) {
        self.advance(Phase::Aborting);
    }

    /// Whether the server was told to stop.
    #[must_use]
    pub fn is_draining(&self) -> bool {
        self.has_reached(Phase::Draining)
    }

    fn has_reached(&self, phase: Phase) -> bool {
        self.0.phase.load(Ordering::Acquire) >= phase as u8
    }

    fn advance(&self, phase: Phase) {
        self.0.phase.fetch_max(phase as u8, Ordering::AcqRel);
        self.0.moved.notify_waiters();
    }

    /// Ends when the server was told to stop.
    pub(crate) async fn draining(&self) {
        self.reached(Phase::Draining).await;
    }

    /// Ends when everything is to end at once.
    pub(crate) async fn aborting(&self) {
        self.reached(Phase::Aborting).await;
    }

    /// Ends when the stop has come to `phase`.
    pub(super) async fn reached(&self, phase: Phase) {
        while !self.has_reached(phase) {
            let mut moved = std::pin::pin!(self.0.moved.notified());
            // Registered before the second look: a switch between the two would be missed otherwise.
            moved.as_mut().enable();
            if self.has_reached(phase) {
                return;
            }
            moved.await;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn phases_only_move_forward() {
        let shutdown = Shutdown::new();
        assert!(!shutdown.is_draining());
        shutdown.abort();
        shutdown.drain();
        shutdown.reached(Phase::Aborting).await;
        assert!(shutdown.is_draining());
    }

    #[tokio::test]
    async fn waiting_tasks_learn_of_the_switch() {
        let shutdown = Shutdown::new();
        let waiting = tokio::spawn({
            let shutdown = shutdown.clone();
            async move { shutdown.reached(Phase::Draining).await }
        });
        tokio::task::yield_now().await;
        shutdown.drain();
        waiting.await.unwrap();
    }
}
