//! Which protocol a client speaks: its first bytes tell.

use std::io;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use tokio::io::{AsyncRead, ReadBuf};

/// What a client that knows that we speak HTTP/2 sends first (RFC 9113, section 3.4).
const HTTP2_PREFACE: &[u8; 24] = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Protocol {
    Http1,
    Http2,
}

/// Bytes that were read before hyper asked for them, which are to be given to it first.
#[derive(Debug, Default)]
pub(super) struct Ahead {
    bytes: [u8; HTTP2_PREFACE.len()],
    start: usize,
    end: usize,
}

impl Ahead {
    pub(super) fn is_empty(&self) -> bool {
        self.start == self.end
    }

    /// Reads more bytes while there is room, and says how many: none where the stream has ended.
    pub(super) fn poll_fill<S: AsyncRead + Unpin>(
        &mut self,
        stream: &mut S,
        context: &mut Context<'_>,
    ) -> Poll<io::Result<usize>> {
        if self.is_empty() {
            (self.start, self.end) = (0, 0);
        }
        let mut buffer = ReadBuf::new(&mut self.bytes[self.end..]);
        ready!(Pin::new(stream).poll_read(context, &mut buffer))?;
        let count = buffer.filled().len();
        self.end += count;
        Poll::Ready(Ok(count))
    }

    /// The next bytes, at most `count`; they are gone then.
    pub(super) fn take(&mut self, count: usize) -> &[u8] {
        let start = self.start;
        self.start = self.end.min(start + count);
        &self.bytes[start..self.start]
    }

    fn read(&self) -> &[u8] {
        &self.bytes[..self.end]
    }
}

/// Reads until the protocol is certain: one byte is enough for most requests of HTTP/1.
///
/// Waits for as long as the client does: the caller sets the deadline.
pub(super) async fn detect<S: AsyncRead + Unpin>(stream: &mut S) -> io::Result<(Protocol, Ahead)> {
    let mut ahead = Ahead::default();
    while HTTP2_PREFACE.starts_with(ahead.read()) {
        if ahead.end == HTTP2_PREFACE.len() {
            return Ok((Protocol::Http2, ahead));
        }
        if std::future::poll_fn(|context| ahead.poll_fill(stream, context)).await? == 0 {
            // The client has gone; HTTP/1 knows what half a request line means.
            break;
        }
    }
    Ok((Protocol::Http1, ahead))
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn detected(mut bytes: &[u8]) -> (Protocol, Vec<u8>) {
        let (protocol, mut ahead) = detect(&mut bytes).await.unwrap();
        let mut read = ahead.take(5).to_vec();
        read.extend_from_slice(ahead.take(usize::MAX / 2));
        assert!(ahead.is_empty());
        read.extend_from_slice(bytes);
        (protocol, read)
    }

    #[tokio::test]
    async fn only_the_whole_preface_means_http2_and_no_byte_is_lost() {
        let cases: [(&[u8], Protocol); 6] = [
            (b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\nrest", Protocol::Http2),
            (b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r", Protocol::Http1),
            (b"PRI * HTTP/2.0\r\n\r\nSM\r\n\rX", Protocol::Http1),
            (b"PROPFIND / HTTP/1.1\r\nhost: a\r\n\r\n", Protocol::Http1),
            (b"GET / HTTP/1.1\r\n\r\n", Protocol::Http1),
            (b"", Protocol::Http1),
        ];
        for (bytes, expected) in cases {
            assert_eq!(detected(bytes).await, (expected, bytes.to_vec()));
        }
    }
}
