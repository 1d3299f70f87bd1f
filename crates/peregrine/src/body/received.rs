use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use bytes::Bytes;
use http::Version;
use http_body::{Body as _, Frame, SizeHint};
use hyper::body::Incoming;
use tokio::time::{Instant, Sleep, sleep};

use super::{BodyError, BoxError};
use crate::serve::{BodyGuard, taking_piece};

/// A body on its way from a client.
pub(super) struct Received {
    incoming: Incoming,
    /// Until all of it is there.
    coming: Option<BodyGuard>,
    is_http1: bool,
    /// How long the client may leave us without a byte while we wait for one.
    read_timeout: Duration,
    /// Exists from the first wait on: a body that came along with its head costs no timer.
    stall: Option<Pin<Box<Sleep>>>,
    /// Whether `stall` measures the present wait.
    stalling: bool,
}

impl Received {
    pub(super) fn new(incoming: Incoming, version: Version, read_timeout: Duration, coming: BodyGuard) -> Self {
        let is_http1 = version < Version::HTTP_2;
        Self { incoming, coming: Some(coming), is_http1, read_timeout, stall: None, stalling: false }
    }

    pub(super) fn is_end_stream(&self) -> bool {
        self.incoming.is_end_stream()
    }

    pub(super) fn size_hint(&self) -> SizeHint {
        self.incoming.size_hint()
    }

    pub(super) fn poll_frame(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        let incoming = &mut self.incoming;
        let polled = if self.is_http1 {
            taking_piece(|| (Pin::new(&mut *incoming).poll_frame(context), incoming.is_end_stream()))
        } else {
            Pin::new(incoming).poll_frame(context)
        };
        if let Poll::Ready(frame) = polled {
            if frame.is_none() || self.incoming.is_end_stream() {
                self.coming = None;
            }
            self.stalling = false;
            return Poll::Ready(frame.map(|result| result.map_err(Into::into)));
        }
        let stall = self.stall.get_or_insert_with(|| Box::pin(sleep(self.read_timeout)));
        if !self.stalling {
            self.stalling = true;
            stall.as_mut().reset(Instant::now() + self.read_timeout);
        }
        ready!(stall.as_mut().poll(context));
        Poll::Ready(Some(Err(Box::new(BodyError::TimedOut))))
    }
}
