//! A stream of items as the body of an answer.

use std::fmt;
use std::pin::Pin;
use std::sync::{Mutex, PoisonError};
use std::task::{Context, Poll, ready};
use std::time::Duration;

use bytes::Bytes;
use http_body::{Body as HttpBody, Frame};
use tokio::time::{Instant, Sleep, sleep};

use super::Stream;
use crate::body::BoxError;
use crate::{Body, Error, log};

/// What keeps a connection open that nothing is sent on: a comment to events.
pub(super) const PING: &[u8] = b": ping\n\n";

/// The body of an answer that is sent item by item.
pub(super) fn body<S, W>(stream: S, write: W, ping_interval: Option<Duration>) -> Body
where
    S: Stream + Send + 'static,
    W: Fn(S::Item) -> Result<Bytes, Error> + Send + Unpin + 'static,
{
    let pulse = ping_interval.map(|interval| Pulse { interval, silence: None, is_silent: false });
    Body::stream(ItemBody { stream: Some(Box::pin(stream)), write, pulse, failed: None })
}

struct ItemBody<S, W> {
    /// `None` once it has ended: what it holds is let go before the connection has sent its last bytes.
    stream: Option<Pin<Box<S>>>,
    write: W,
    pulse: Option<Pulse>,
    /// What the stream has ended with, while the connection sends the items before.
    failed: Option<Error>,
}

/// The time since something was sent last.
struct Pulse {
    interval: Duration,
    /// Exists from the first silence on.
    silence: Option<Pin<Box<Sleep>>>,
    is_silent: bool,
}

impl Pulse {
    /// Ready when nothing was sent for the interval. One without an end never is.
    fn poll(&mut self, context: &mut Context<'_>) -> Poll<()> {
        let silence = self.silence.get_or_insert_with(|| Box::pin(sleep(self.interval)));
        if !self.is_silent {
            let Some(end) = Instant::now().checked_add(self.interval) else { return Poll::Pending };
            self.is_silent = true;
            silence.as_mut().reset(end);
        }
        ready!(silence.as_mut().poll(context));
        self.is_silent = false;
        Poll::Ready(())
    }
}

impl<S, W> HttpBody for ItemBody<S, W>
where
    S: Stream,
    W: Fn(S::Item) -> Result<Bytes, Error> + Unpin,
{
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        let this = &mut *self;
        if let Some(error) = this.failed.take() {
            return Poll::Ready(Some(Err(Box::new(BrokenOff::new(error)))));
        }
        let Some(stream) = &mut this.stream else { return Poll::Ready(None) };
        let item = match stream.as_mut().poll_next(context) {
            Poll::Ready(Some(item)) => item,
            Poll::Ready(None) => {
                this.stream = None;
                return Poll::Ready(None);
            }
            Poll::Pending => {
                let Some(pulse) = &mut this.pulse else { return Poll::Pending };
                ready!(pulse.poll(context));
                return Poll::Ready(Some(Ok(Frame::data(Bytes::from_static(PING)))));
            }
        };
        if let Some(pulse) = &mut this.pulse {
            pulse.is_silent = false;
        }
        match (this.write)(item) {
            // A piece without bytes would end the body on the wire. The connection gets its turn before the next one.
            Ok(bytes) if bytes.is_empty() => {
                context.waker().wake_by_ref();
                Poll::Pending
            }
            Ok(bytes) => Poll::Ready(Some(Ok(Frame::data(bytes)))),
            // A connection that is told of an error forgets what it hasn't sent: it gets its turn before.
            Err(error) => {
                log::error(&format!("the stream of an answer broke off: {error}"));
                this.stream = None;
                this.failed = Some(error);
                context.waker().wake_by_ref();
                Poll::Pending
            }
        }
    }

    fn is_end_stream(&self) -> bool {
        self.stream.is_none() && self.failed.is_none()
    }
}

/// An error in the middle of an answer, on its way past the connection to the clean-ups.
pub(crate) struct BrokenOff {
    message: String,
    /// In a mutex so that it is `Sync`, as the connection wants it.
    error: Mutex<Option<Error>>,
}

impl BrokenOff {
    fn new(error: Error) -> Self {
        Self { message: error.to_string(), error: Mutex::new(Some(error)) }
    }

    /// The error itself, for the first who asks.
    pub(crate) fn take(&self) -> Option<Error> {
        self.error.lock().unwrap_or_else(PoisonError::into_inner).take()
    }
}

impl fmt::Debug for BrokenOff {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("BrokenOff").field(&self.message).finish()
    }
}

impl fmt::Display for BrokenOff {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for BrokenOff {}

#[cfg(test)]
mod tests {
    use super::super::{Generated, Ready};
    use super::*;

    async fn frames(mut body: Body) -> Vec<String> {
        let mut frames = Vec::new();
        while let Some(frame) = std::future::poll_fn(|context| Pin::new(&mut body).poll_frame(context)).await {
            frames.push(match frame {
                Ok(frame) => String::from_utf8(frame.into_data().unwrap().to_vec()).unwrap(),
                Err(error) => format!("error: {error}"),
            });
        }
        frames
    }

    fn text(item: &'static str) -> Result<Bytes, Error> {
        if item == "bad" { Err(crate::HttpError::new(500, "bad").into()) } else { Ok(item.into()) }
    }

    #[tokio::test]
    async fn every_item_is_a_piece_and_empty_ones_are_passed_over() {
        let body = body(Ready::new(["a", "", "b"].into_iter()), text, None);
        assert_eq!(frames(body).await, ["a", "b"]);
    }

    #[tokio::test]
    async fn body_ends_with_the_first_error() {
        let body = body(Ready::new(["a", "bad", "b"].into_iter()), text, None);
        let frames = frames(body).await;
        assert!(frames.len() == 2 && frames[1].starts_with("error: "), "{frames:?}");
    }

    #[tokio::test(start_paused = true)]
    async fn silence_is_broken_by_pings_and_an_item_begins_it_anew() {
        let stream = Generated::new(|out| async move {
            for seconds in [0, 14, 14, 31] {
                tokio::time::sleep(Duration::from_secs(seconds)).await;
                out.give("item").await;
            }
        });
        let body = body(stream, text, Some(Duration::from_secs(15)));
        assert_eq!(frames(body).await, ["item", "item", "item", ": ping\n\n", ": ping\n\n", "item"]);
    }
}
