//! The end of a connection that keeps us waiting for too long.
//!
//! hyper's own `header_read_timeout` makes and drops a timer for each request. Here a connection has one timer; a
//! request only moves a deadline, and the timer, when it fires, looks whether the deadline was moved.

use std::pin::Pin;
use std::task::{Context, Poll, Waker, ready};
use std::time::Duration;

use tokio::time::{Instant, Sleep, sleep_until};

use super::activity::{Activity, Moment, Wait};
use super::config::ServeConfig;

/// How long each kind of wait may last.
#[derive(Clone, Copy, Debug)]
pub(super) struct Patience {
    pub(super) head: Duration,
    request: Duration,
    send: Duration,
}

impl Patience {
    pub(super) fn of(config: &ServeConfig) -> Self {
        Self { head: config.header_read_timeout, request: config.keep_alive_timeout, send: config.send_timeout }
    }

    fn with(self, wait: Wait) -> Option<Duration> {
        match wait {
            Wait::Head => Some(self.head),
            Wait::Request => Some(self.request),
            Wait::Send => Some(self.send),
            Wait::Answer => None,
        }
    }
}

/// Watches one connection.
pub(super) struct Watchdog {
    patience: Patience,
    moment: Moment,
    /// When the present wait becomes too long.
    due: Option<Instant>,
    timer: Pin<Box<Sleep>>,
    /// Who is woken by the timer.
    waker: Option<Waker>,
}

impl Watchdog {
    pub(super) fn new(patience: Patience, activity: &Activity) -> Self {
        let moment = activity.moment();
        let due = patience.with(moment.wait).map(|wait| Instant::now() + wait);
        // Without a wait there is nothing to be due; the first one moves the timer.
        let timer = Box::pin(sleep_until(due.unwrap_or_else(Instant::now)));
        Self { patience, moment, due, timer, waker: None }
    }

    /// Whether `context` is already woken by the timer, and so by all that was registered along with it.
    pub(super) fn is_registered(&self, context: &Context<'_>) -> bool {
        self.waker.as_ref().is_some_and(|waker| waker.will_wake(context.waker()))
    }

    /// Ready when the connection has waited for too long. To be asked each time the connection came to a halt.
    pub(super) fn poll(&mut self, activity: &Activity, context: &mut Context<'_>) -> Poll<()> {
        let moment = activity.moment();
        if moment != self.moment {
            self.moment = moment;
            self.due = self.patience.with(moment.wait).map(|wait| Instant::now() + wait);
        }
        let Some(due) = self.due else { return Poll::Pending };
        if self.timer.deadline() > due {
            self.timer.as_mut().reset(due);
            self.waker = None;
        }
        if self.is_registered(context) && !self.timer.is_elapsed() {
            return Poll::Pending;
        }
        loop {
            self.waker = Some(context.waker().clone());
            ready!(self.timer.as_mut().poll(context));
            if Instant::now() >= due {
                return Poll::Ready(());
            }
            self.timer.as_mut().reset(due);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::serve::protocol::Protocol;
    use std::sync::Arc;

    const PATIENCE: Patience = Patience {
        head: Duration::from_millis(100),
        request: Duration::from_millis(1000),
        send: Duration::from_millis(500),
    };

    async fn lasts(watchdog: &mut Watchdog, activity: &Activity) -> u128 {
        let start = Instant::now();
        std::future::poll_fn(|context| watchdog.poll(activity, context)).await;
        start.elapsed().as_millis()
    }

    #[tokio::test(start_paused = true)]
    async fn each_wait_has_its_own_patience() {
        let activity = Arc::new(Activity::new(Protocol::Http1));
        let mut watchdog = Watchdog::new(PATIENCE, &activity);
        assert_eq!(lasts(&mut watchdog, &activity).await, 1000);
        activity.received();
        assert_eq!(lasts(&mut watchdog, &activity).await, 100);
        activity.send_blocked();
        assert_eq!(lasts(&mut watchdog, &activity).await, 500);
    }

    #[tokio::test(start_paused = true)]
    async fn request_starts_the_wait_anew_and_a_slow_handler_is_no_wait() {
        let activity = Arc::new(Activity::new(Protocol::Http1));
        let mut watchdog = Watchdog::new(PATIENCE, &activity);
        let request = activity.request();
        let watched = tokio::time::timeout(Duration::from_secs(60), lasts(&mut watchdog, &activity));
        assert!(watched.await.is_err());
        drop(request);
        assert_eq!(lasts(&mut watchdog, &activity).await, 1000);
    }
}
