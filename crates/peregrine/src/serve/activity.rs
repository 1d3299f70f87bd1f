//! What a connection is waiting for, as seen from its socket and its requests.
//!
//! Written by the transport and the service, read by the watchdog. The parts of one connection all run in turns, and a
//! late view would only move a deadline by a moment, so relaxed orderings are enough throughout.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};

use super::protocol::Protocol;

/// Marks that cost a store each and no look at the clock.
#[derive(Debug, Default)]
pub(super) struct Activity {
    requests: AtomicU32,
    /// Bodies of requests that are on their way.
    bodies: AtomicU32,
    /// Counts what makes a wait start anew.
    progress: AtomicU32,
    head_begun: AtomicBool,
    send_blocked: AtomicBool,
    /// Whether bytes that come between requests belong to a head. In HTTP/2 they may be anything, a ping for example,
    /// and there the wait for a request covers heads as well.
    heads_visible: bool,
}

/// What a connection is waiting for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wait {
    /// The client, for the rest of a request's head.
    Head,
    /// The client, for its next request.
    Request,
    /// The handler, or a body; these have limits of their own.
    Answer,
    /// The client, to take what was written.
    Send,
}

/// A wait, told apart from others of its kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Moment {
    pub(super) wait: Wait,
    progress: u32,
}

impl Activity {
    pub(super) fn new(protocol: Protocol) -> Self {
        Self { heads_visible: protocol == Protocol::Http1, ..Self::default() }
    }

    pub(super) fn moment(&self) -> Moment {
        let wait = if self.send_blocked.load(Ordering::Relaxed) {
            Wait::Send
        } else if self.requests.load(Ordering::Relaxed) > 0 {
            Wait::Answer
        } else if self.head_begun.load(Ordering::Relaxed) {
            Wait::Head
        } else {
            Wait::Request
        };
        Moment { wait, progress: self.progress.load(Ordering::Relaxed) }
    }

    /// Whether a request of HTTP/1 is under way of which nothing more is to come.
    pub(super) fn is_answering(&self) -> bool {
        self.heads_visible && self.requests.load(Ordering::Relaxed) > 0 && self.bodies.load(Ordering::Relaxed) == 0
    }

    /// Bytes came from the client.
    pub(super) fn received(&self) {
        if self.heads_visible && self.requests.load(Ordering::Relaxed) == 0 {
            self.head_begun.store(true, Ordering::Relaxed);
        }
    }

    /// The client took bytes.
    pub(super) fn sent(&self) {
        if self.send_blocked.load(Ordering::Relaxed) {
            self.send_blocked.store(false, Ordering::Relaxed);
            self.advance();
        }
    }

    /// The client takes no more bytes for now.
    pub(super) fn send_blocked(&self) {
        self.send_blocked.store(true, Ordering::Relaxed);
    }

    /// A request begins; it ends when the guard is dropped.
    pub(super) fn request(self: &Arc<Self>) -> RequestGuard {
        self.requests.fetch_add(1, Ordering::Relaxed);
        self.head_begun.store(false, Ordering::Relaxed);
        RequestGuard(Arc::clone(self))
    }

    fn advance(&self) {
        self.progress.fetch_add(1, Ordering::Relaxed);
    }
}

/// A request under way: from its head to the end of its response's body.
#[derive(Debug)]
pub(super) struct RequestGuard(Arc<Activity>);

impl RequestGuard {
    /// Its body is on its way; it has come when the guard is dropped.
    pub(super) fn body(&self) -> BodyGuard {
        self.0.bodies.fetch_add(1, Ordering::Relaxed);
        BodyGuard(Arc::clone(&self.0))
    }
}

/// The body of a request on its way.
#[derive(Debug)]
pub(crate) struct BodyGuard(Arc<Activity>);

impl Drop for BodyGuard {
    fn drop(&mut self) {
        self.0.bodies.fetch_sub(1, Ordering::Relaxed);
    }
}

impl Drop for RequestGuard {
    fn drop(&mut self) {
        self.0.requests.fetch_sub(1, Ordering::Relaxed);
        self.0.advance();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_follow_the_course_of_a_request() {
        let activity = Arc::new(Activity::new(Protocol::Http1));
        assert_eq!(activity.moment().wait, Wait::Request);
        activity.received();
        assert_eq!(activity.moment().wait, Wait::Head);
        let request = activity.request();
        activity.received();
        assert_eq!(activity.moment().wait, Wait::Answer);
        activity.send_blocked();
        assert_eq!(activity.moment().wait, Wait::Send);
        activity.sent();
        drop(request);
        assert_eq!(activity.moment().wait, Wait::Request);
    }

    #[test]
    fn only_after_its_body_has_come_is_a_request_answered() {
        let activity = Arc::new(Activity::new(Protocol::Http1));
        assert!(!activity.is_answering());
        let request = activity.request();
        assert!(activity.is_answering());
        let body = request.body();
        assert!(!activity.is_answering());
        drop(body);
        assert!(activity.is_answering());
        drop(request);
        assert!(!activity.is_answering());
    }

    #[test]
    fn each_request_makes_the_wait_for_the_next_a_new_one() {
        let activity = Arc::new(Activity::new(Protocol::Http1));
        let before = activity.moment();
        drop(activity.request());
        assert_ne!(activity.moment(), before);
    }
}
