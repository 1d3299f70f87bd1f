//! The bytes of a request or of a response.
//!
//! Received from the connection with each request, handed back to it with each response.

mod error;
mod followed;
mod piece;
mod received;

use std::error::Error;
use std::fmt;
use std::pin::Pin;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, ready};
use std::time::Duration;

use bytes::{Bytes, BytesMut};
use http::Version;
use http_body::{Body as HttpBody, Frame, SizeHint};
use hyper::body::Incoming;

pub use error::BodyError;
use followed::Followed;
pub(crate) use piece::Piece;
use received::Received;

use crate::serve::BodyGuard;

/// Any error that may end a body early.
pub type BoxError = Box<dyn Error + Send + Sync>;

/// What is reserved before the first byte of a body has come, whatever length it announced.
const RESERVED_BYTES_MAX: usize = 64 * 1024;

/// The bytes of a request or of a response: none, all at once, or a stream of pieces.
///
/// A body that is complete from the start (`From` a string or bytes) knows its length, so the server
/// announces it with `content-length`.
///
/// ```
/// use http_body::Body as _;
/// use peregrine::Body;
///
/// let body = Body::from("hello");
/// assert_eq!(body.size_hint().exact(), Some(5));
/// ```
pub struct Body(Kind);

type Streamed = Pin<Box<dyn HttpBody<Data = Bytes, Error = BoxError> + Send>>;

enum Kind {
    Empty,
    Full(Bytes),
    /// What was written just now. Sent as it is: sharing it as `Bytes` would cost an allocation.
    Written(Vec<u8>),
    Incoming(Received),
    /// In a mutex that nobody contends for, so that a body is `Sync` and a request can be borrowed across an await.
    Stream(Mutex<Streamed>),
    Followed(Box<Followed>),
}

impl Body {
    /// A body without bytes.
    #[must_use]
    pub const fn empty() -> Self {
        Self(Kind::Empty)
    }

    /// A body whose bytes come piece by piece.
    ///
    /// ```
    /// use http_body::Body as _;
    /// use peregrine::Body;
    ///
    /// let wrapped = Body::stream(Body::from("hello"));
    /// assert_eq!(wrapped.size_hint().exact(), Some(5));
    /// ```
    pub fn stream<B>(body: B) -> Self
    where
        B: HttpBody<Data = Bytes, Error = BoxError> + Send + 'static,
    {
        Self(Kind::Stream(Mutex::new(Box::pin(body))))
    }

    /// A body on its way from a client, which must send something at least every `read_timeout` while we wait.
    pub(crate) fn incoming(incoming: Incoming, version: Version, read_timeout: Duration, coming: BodyGuard) -> Self {
        Self(Kind::Incoming(Received::new(incoming, version, read_timeout, coming)))
    }

    /// Reads the whole body, at most `body_bytes_max` bytes of it.
    ///
    /// A body that announces more is refused before anything is read, so that a client that waits for
    /// `100 Continue` sends nothing. A body that comes in one piece is not copied.
    ///
    /// # Errors
    ///
    /// - [`BodyError::TooLarge`]: it announces, or turns out to have, more than `body_bytes_max` bytes.
    /// - [`BodyError::TimedOut`]: the client stopped sending.
    /// - [`BodyError::Broken`]: it ended before its announced length, or its framing was wrong.
    ///
    /// # Cancel safety
    ///
    /// Dropping the future drops the body and all that was read of it.
    pub async fn collect_limited(mut self, body_bytes_max: usize) -> Result<Bytes, BodyError> {
        self.read(body_bytes_max).await
    }

    /// The same for a body that stays where it is; nothing is left in it.
    pub(crate) async fn read(&mut self, body_bytes_max: usize) -> Result<Bytes, BodyError> {
        let announced = usize::try_from(self.size_hint().lower()).unwrap_or(usize::MAX);
        if announced > body_bytes_max {
            return Err(BodyError::TooLarge);
        }
        let Some(first) = self.next_piece().await? else { return Ok(Bytes::new()) };
        if first.len() > body_bytes_max {
            return Err(BodyError::TooLarge);
        }
        if self.is_end_stream() {
            return Ok(first);
        }
        Box::pin(self.read_rest(first, announced, body_bytes_max)).await
    }

    /// What comes after the first piece, and it: in a future of its own, as most bodies come in one piece.
    async fn read_rest(&mut self, first: Bytes, announced: usize, body_bytes_max: usize) -> Result<Bytes, BodyError> {
        let Some(second) = self.next_piece().await? else { return Ok(first) };
        let mut all = BytesMut::with_capacity((first.len() + second.len()).max(announced.min(RESERVED_BYTES_MAX)));
        all.extend_from_slice(&first);
        let mut next = Some(second);
        while let Some(piece) = next {
            if piece.len() > body_bytes_max - all.len() {
                return Err(BodyError::TooLarge);
            }
            all.extend_from_slice(&piece);
            next = self.next_piece().await?;
        }
        Ok(all.freeze())
    }

    /// The next frame for a connection.
    pub(crate) fn poll_send(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<Frame<Piece>, BoxError>>> {
        if let Kind::Written(bytes) = &mut self.0 {
            let bytes = std::mem::take(bytes);
            self.0 = Kind::Empty;
            return Poll::Ready(Some(Ok(Frame::data(Piece::Written { bytes, sent: 0 }))));
        }
        Pin::new(self)
            .poll_frame(context)
            .map(|frame| frame.map(|frame| frame.map(|frame| frame.map_data(Piece::Shared))))
    }

    /// The next piece with bytes in it, `None` at the end.
    fn next_piece(&mut self) -> impl Future<Output = Result<Option<Bytes>, BodyError>> {
        std::future::poll_fn(|context| self.poll_piece(context))
    }

    fn poll_piece(&mut self, context: &mut Context<'_>) -> Poll<Result<Option<Bytes>, BodyError>> {
        loop {
            match ready!(Pin::new(&mut *self).poll_frame(context)) {
                None => return Poll::Ready(Ok(None)),
                Some(Err(error)) => return Poll::Ready(Err(BodyError::from_cause(error))),
                Some(Ok(frame)) => match frame.into_data() {
                    Ok(data) if !data.is_empty() => return Poll::Ready(Ok(Some(data))),
                    // Trailers: nothing here reads them.
                    _ => {}
                },
            }
        }
    }
}

/// A stream to look at. A panic inside of it leaves nothing half done that looking could show.
fn locked(stream: &Mutex<Streamed>) -> MutexGuard<'_, Streamed> {
    stream.lock().unwrap_or_else(PoisonError::into_inner)
}

impl HttpBody for Body {
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Self::Data>, Self::Error>>> {
        let this = self.get_mut();
        match &mut this.0 {
            Kind::Empty => Poll::Ready(None),
            Kind::Full(bytes) => {
                let bytes = std::mem::take(bytes);
                this.0 = Kind::Empty;
                Poll::Ready((!bytes.is_empty()).then(|| Ok(Frame::data(bytes))))
            }
            Kind::Written(bytes) => {
                let bytes = std::mem::take(bytes);
                this.0 = Kind::Empty;
                Poll::Ready((!bytes.is_empty()).then(|| Ok(Frame::data(bytes.into()))))
            }
            Kind::Incoming(received) => received.poll_frame(context),
            Kind::Followed(followed) => followed.poll_frame(context),
            Kind::Stream(stream) => {
                stream.get_mut().unwrap_or_else(PoisonError::into_inner).as_mut().poll_frame(context)
            }
        }
    }

    fn is_end_stream(&self) -> bool {
        match &self.0 {
            Kind::Empty => true,
            Kind::Full(bytes) => bytes.is_empty(),
            Kind::Written(bytes) => bytes.is_empty(),
            Kind::Incoming(received) => received.is_end_stream(),
            Kind::Followed(followed) => followed.body().is_end_stream(),
            Kind::Stream(stream) => locked(stream).is_end_stream(),
        }
    }

    fn size_hint(&self) -> SizeHint {
        match &self.0 {
            Kind::Empty => SizeHint::with_exact(0),
            Kind::Full(bytes) => SizeHint::with_exact(bytes.len() as u64),
            Kind::Written(bytes) => SizeHint::with_exact(bytes.len() as u64),
            Kind::Incoming(received) => received.size_hint(),
            Kind::Followed(followed) => followed.body().size_hint(),
            Kind::Stream(stream) => locked(stream).size_hint(),
        }
    }
}

impl From<Bytes> for Body {
    fn from(bytes: Bytes) -> Self {
        if bytes.is_empty() { Self::empty() } else { Self(Kind::Full(bytes)) }
    }
}

impl From<Vec<u8>> for Body {
    fn from(bytes: Vec<u8>) -> Self {
        if bytes.is_empty() { Self::empty() } else { Self(Kind::Written(bytes)) }
    }
}

impl From<String> for Body {
    fn from(text: String) -> Self {
        Self::from(text.into_bytes())
    }
}

impl From<&'static str> for Body {
    fn from(text: &'static str) -> Self {
        Self::from(Bytes::from_static(text.as_bytes()))
    }
}

impl From<&'static [u8]> for Body {
    fn from(bytes: &'static [u8]) -> Self {
        Self::from(Bytes::from_static(bytes))
    }
}

impl Default for Body {
    fn default() -> Self {
        Self::empty()
    }
}

impl fmt::Debug for Body {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kind = match &self.0 {
            Kind::Empty => "Empty",
            Kind::Full(_) | Kind::Written(_) => "Full",
            Kind::Incoming(_) => "Incoming",
            Kind::Stream(_) => "Stream",
            Kind::Followed(_) => "Followed",
        };
        formatter.debug_tuple("Body").field(&format_args!("{kind}")).field(&self.size_hint()).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use bytes::Buf as _;
    use std::collections::VecDeque;

    /// A stream of pieces that announces a length of its own choice.
    struct Pieces {
        pieces: VecDeque<Result<&'static str, &'static str>>,
        announced: u64,
    }

    impl HttpBody for Pieces {
        type Data = Bytes;
        type Error = BoxError;

        fn poll_frame(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
            let next = self.pieces.pop_front();
            Poll::Ready(next.map(|piece| piece.map(|text| Frame::data(Bytes::from(text))).map_err(Into::into)))
        }

        fn size_hint(&self) -> SizeHint {
            let mut hint = SizeHint::new();
            hint.set_lower(self.announced);
            hint
        }
    }

    fn pieces(pieces: &[Result<&'static str, &'static str>], announced: u64) -> Body {
        Body::stream(Pieces { pieces: pieces.iter().copied().collect(), announced })
    }

    #[tokio::test]
    async fn body_at_the_limit_is_read_and_one_byte_more_is_refused() {
        assert_eq!(pieces(&[Ok("ab"), Ok("cd")], 0).collect_limited(4).await.unwrap(), "abcd");
        for too_large in [pieces(&[Ok("ab"), Ok("cde")], 0), pieces(&[Ok("abcde")], 0), Body::from("abcde")] {
            assert!(matches!(too_large.collect_limited(4).await, Err(BodyError::TooLarge)));
        }
    }

    #[tokio::test]
    async fn announced_length_above_the_limit_is_refused_unread() {
        let error = pieces(&[Err("was read")], 5).collect_limited(4).await.unwrap_err();
        assert!(matches!(error, BodyError::TooLarge));
    }

    #[tokio::test]
    async fn body_in_one_piece_is_not_copied() {
        let bytes = Bytes::from(vec![7; 100]);
        let address = bytes.as_ptr();
        let collected = Body::stream(Body::from(bytes)).collect_limited(100).await.unwrap();
        assert_eq!(collected.as_ptr(), address);
    }

    #[tokio::test]
    async fn written_bytes_are_sent_as_they_are() {
        let bytes = vec![7; 100];
        let address = bytes.as_ptr();
        let mut body = Body::from(bytes);
        assert_eq!(body.size_hint().exact(), Some(100));
        let frame = std::future::poll_fn(|context| body.poll_send(context)).await.unwrap().unwrap();
        let Ok(mut piece) = frame.into_data() else { panic!("no data") };
        assert_eq!((piece.chunk().as_ptr(), piece.remaining()), (address, 100));
        piece.advance(99);
        assert_eq!(piece.copy_to_bytes(1), [7].as_slice());
        assert!(!piece.has_remaining() && body.is_end_stream());
        let shared = Body::from("later".to_owned()).collect_limited(5).await.unwrap();
        assert_eq!(shared, "later");
    }

    #[tokio::test]
    async fn broken_body_keeps_its_cause() {
        let error = pieces(&[Ok("a"), Err("gone")], 0).collect_limited(9).await.unwrap_err();
        assert_eq!(error.source().unwrap().to_string(), "gone");
    }

    #[tokio::test]
    async fn empty_pieces_and_empty_bodies_give_no_bytes() {
        assert!(pieces(&[Ok(""), Ok("")], 0).collect_limited(0).await.unwrap().is_empty());
        assert!(Body::empty().collect_limited(0).await.unwrap().is_empty());
        assert!(Body::from("").is_end_stream());
    }
}
