//! The stream of a connection, as hyper sees it: begins with what was already read, marks what happens on it, and
//! notices when the client leaves in the middle of a request.
//!
//! hyper would notice that too, by reading while the request is answered. It then reserves room for the next head while
//! the present one is still in use, which costs a buffer of 8 KiB with each request.

use std::io::{self, IoSlice};
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};

use hyper::rt::{Read, ReadBufCursor, Write};
use hyper_util::rt::TokioIo;
use tokio::sync::OwnedSemaphorePermit;

use super::activity::Activity;
use super::protocol::Ahead;

/// The stream of a connection.
///
/// It owns the connection's place among `connections_max`, so that the place is taken for as long as the socket is
/// open, also when a handler has taken the stream over.
#[derive(Debug)]
pub(super) struct Transport<S> {
    stream: TokioIo<S>,
    ahead: Ahead,
    activity: Arc<Activity>,
    _place: OwnedSemaphorePermit,
}

impl<S> Transport<S> {
    pub(super) fn new(stream: S, ahead: Ahead, activity: Arc<Activity>, place: OwnedSemaphorePermit) -> Self {
        Self { stream: TokioIo::new(stream), ahead, activity, _place: place }
    }

    fn mark_sent(&self, result: Poll<io::Result<usize>>) -> Poll<io::Result<usize>> {
        match result {
            Poll::Ready(_) => self.activity.sent(),
            Poll::Pending => self.activity.send_blocked(),
        }
        result
    }
}

impl<S: tokio::io::AsyncRead + Unpin> Transport<S> {
    /// Ready with an error once the client has left. What else it sends before its answer is kept for later.
    fn poll_left(&mut self, context: &mut Context<'_>) -> Poll<io::Error> {
        if !self.ahead.is_empty() {
            return Poll::Pending;
        }
        match ready!(self.ahead.poll_fill(self.stream.inner_mut(), context)) {
            Ok(0) => Poll::Ready(io::ErrorKind::UnexpectedEof.into()),
            Ok(_) => {
                // hyper may wait for these bytes, which the socket won't announce again.
                context.waker().wake_by_ref();
                Poll::Pending
            }
            Err(error) => Poll::Ready(error),
        }
    }
}

impl<S: tokio::io::AsyncRead + Unpin> Read for Transport<S> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        mut buffer: ReadBufCursor<'_>,
    ) -> Poll<io::Result<()>> {
        if !self.ahead.is_empty() {
            let bytes = self.ahead.take(buffer.remaining());
            buffer.put_slice(bytes);
            self.activity.received();
            // What follows is usually there as well. Without it hyper would parse a beginning in vain, and grow its
            // buffer to twice the size, which an idle connection keeps.
            return match Pin::new(&mut self.stream).poll_read(context, buffer) {
                Poll::Pending => Poll::Ready(Ok(())),
                more => more,
            };
        }
        let result = Pin::new(&mut self.stream).poll_read(context, buffer);
        if result.is_ready() {
            self.activity.received();
        }
        result
    }
}

impl<S: tokio::io::AsyncRead + tokio::io::AsyncWrite + Unpin> Write for Transport<S> {
    fn poll_write(mut self: Pin<&mut Self>, context: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        let result = Pin::new(&mut self.stream).poll_write(context, bytes);
        self.mark_sent(result)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        slices: &[IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let result = Pin::new(&mut self.stream).poll_write_vectored(context, slices);
        self.mark_sent(result)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    /// hyper comes by here each time that it has nothing left to write.
    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        if self.activity.is_answering()
            && let Poll::Ready(error) = self.poll_left(context)
        {
            return Poll::Ready(Err(error));
        }
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }
}

#[cfg(test)]
mod tests {
    use hyper::rt::ReadBuf;
    use tokio::sync::Semaphore;

    use super::*;
    use crate::serve::protocol::detect;

    #[tokio::test]
    async fn the_first_read_gives_what_follows_the_preface_too() {
        const TEXT: &[u8] = b"GET /a/path/of/some/length HTTP/1.1\r\nHost: a\r\n\r\n";
        let mut bytes = TEXT;
        let (protocol, ahead) = detect(&mut bytes).await.unwrap();
        assert!(!bytes.is_empty());

        let place = Arc::new(Semaphore::new(1)).try_acquire_owned().unwrap();
        let mut transport = Transport::new(bytes, ahead, Arc::new(Activity::new(protocol)), place);
        let mut room = [0; 100];
        let mut buffer = ReadBuf::new(&mut room);
        std::future::poll_fn(|context| Pin::new(&mut transport).poll_read(context, buffer.unfilled())).await.unwrap();
        assert_eq!(buffer.filled(), TEXT);
    }
}
