//! What is to be done once a body was sent.

use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::Pin;
use std::sync::{Mutex, PoisonError};
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use http_body::{Body as _, Frame};

use super::{Body, BoxError, Kind};
use crate::depends::Aftermath;
use crate::response::stream::BrokenOff;

impl Body {
    /// Does something once the body was sent, or can't be any more. One that nobody gets is sent from the start.
    pub(crate) fn followed_by(self, after: Aftermath, is_wanted: bool) -> Self {
        Self(Kind::Followed(Box::new(Followed::new(self, after, is_wanted))))
    }

    /// What is to be done once the body was sent, left to the caller.
    pub(crate) fn take_aftermath(&mut self) -> Option<Aftermath> {
        match &mut self.0 {
            Kind::Followed(followed) => followed.take(),
            _ => None,
        }
    }
}

/// A body after which something is to be done.
pub(super) struct Followed {
    body: Body,
    sent: Sent,
    /// In a mutex for the same reason as a stream.
    after: Mutex<Option<Aftermath>>,
}

/// How far a body was sent.
enum Sent {
    Partly,
    Whole,
    /// It broke off by itself.
    Broken(crate::Error),
}

impl Followed {
    fn new(body: Body, after: Aftermath, is_wanted: bool) -> Self {
        // What is there at once is sent with the head; of a stream, the end tells.
        let is_stream = matches!(body.0, Kind::Stream(_) | Kind::Incoming(_)) && !is_over(&body);
        let sent = if is_stream && is_wanted { Sent::Partly } else { Sent::Whole };
        Self { body, sent, after: Mutex::new(Some(after)) }
    }

    pub(super) fn body(&self) -> &Body {
        &self.body
    }

    pub(super) fn poll_frame(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        let polled = catch_unwind(AssertUnwindSafe(|| Pin::new(&mut self.body).poll_frame(context)));
        let frame = match polled {
            Ok(frame) => ready!(frame),
            Err(panic) => Some(Err(crate::Error::panicked(panic).to_string().into())),
        };
        match &frame {
            Some(Err(error)) => {
                let own = error.downcast_ref::<BrokenOff>().and_then(BrokenOff::take);
                self.sent = Sent::Broken(own.unwrap_or_else(|| Broken(error.to_string()).into()));
            }
            None => self.sent = Sent::Whole,
            // A body whose length is known isn't asked whether more comes.
            Some(Ok(_)) if is_over(&self.body) => self.sent = Sent::Whole,
            Some(Ok(_)) => {}
        }
        Poll::Ready(frame)
    }

    fn take(&mut self) -> Option<Aftermath> {
        self.after.get_mut().unwrap_or_else(PoisonError::into_inner).take()
    }
}

fn is_over(body: &Body) -> bool {
    body.is_end_stream() || body.size_hint().exact() == Some(0)
}

impl Drop for Followed {
    fn drop(&mut self) {
        if let Some(after) = self.take() {
            // A stream lets go what it holds of the dependencies before they are cleaned up.
            let body = std::mem::take(&mut self.body);
            let _ = catch_unwind(AssertUnwindSafe(|| drop(body)));
            after.start(match std::mem::replace(&mut self.sent, Sent::Whole) {
                Sent::Whole => Ok(()),
                Sent::Partly => Err(crate::Error::client_gone()),
                Sent::Broken(error) => Err(error),
            });
        }
    }
}

/// What a body broke off with, as the clean-ups see it.
#[derive(Debug)]
struct Broken(String);

impl fmt::Display for Broken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the answer broke off: {}", self.0)
    }
}

impl std::error::Error for Broken {}
