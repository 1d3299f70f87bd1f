//! What is to be done once a body was sent.

use std::pin::Pin;
use std::sync::{Mutex, PoisonError};
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use http_body::{Body as _, Frame};

use super::{Body, BoxError, Kind};
use crate::depends::Aftermath;

impl Body {
    /// Does something once the body was sent, or can't be any more.
    pub(crate) fn followed_by(self, after: Aftermath) -> Self {
        Self(Kind::Followed(Box::new(Followed::new(self, after))))
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
    is_sent: bool,
    /// In a mutex for the same reason as a stream.
    after: Mutex<Option<Aftermath>>,
}

impl Followed {
    pub(super) fn new(body: Body, after: Aftermath) -> Self {
        Self { body, is_sent: false, after: Mutex::new(Some(after)) }
    }

    pub(super) fn body(&self) -> &Body {
        &self.body
    }

    pub(super) fn poll_frame(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        let frame = ready!(Pin::new(&mut self.body).poll_frame(context));
        self.is_sent |= frame.is_none();
        Poll::Ready(frame)
    }

    fn take(&mut self) -> Option<Aftermath> {
        self.after.get_mut().unwrap_or_else(PoisonError::into_inner).take()
    }
}

impl Drop for Followed {
    fn drop(&mut self) {
        if let Some(after) = self.take() {
            // What is there at once is sent with the head; of a stream, the end tells.
            let is_sent = self.is_sent || !matches!(self.body.0, Kind::Stream(_) | Kind::Incoming(_));
            after.start(if is_sent { Ok(()) } else { Err(crate::Error::client_gone()) });
        }
    }
}
