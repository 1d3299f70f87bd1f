use std::marker::PhantomData;

use bytes::Bytes;
use http::StatusCode;
use http::header::{CONTENT_TYPE, HeaderValue};

use super::body::body;
use super::item::ViaItems;
use super::{Blocking, BoxStream, Generated, Out, Ready, Stream, TryGenerated, sources};
use crate::error::{Error, Failure};
use crate::response::{Answers, IntoResponse, Response, ResponseOptions, allows_body, empty_response};

/// An answer of bytes or text, sent while they are made: FastAPI's `StreamingResponse`.
///
/// The document says nothing of its body, and it has no `content-type`, unless the route states a `media_type`.
///
/// ```
/// use peregrine::prelude::*;
/// use peregrine::testing::TestClient;
///
/// #[get("/report", media_type = "text/csv")]
/// async fn report() -> ByteStream<impl Stream<Item = String>> {
///     ByteStream::iter((1..=3).map(|row| format!("{row},{}\n", row * row)))
/// }
///
/// let client = TestClient::new(App::new().routes(routes![report]));
/// let answer = client.get("/report").send();
/// answer.assert_text("1,1\n2,4\n3,9\n").assert_header("content-type", "text/csv; charset=utf-8");
/// ```
#[derive(Debug, Clone)]
#[must_use]
pub struct ByteStream<S> {
    stream: S,
    content_type: Option<HeaderValue>,
}

impl<S> ByteStream<S> {
    fn of(stream: S) -> Self {
        Self { stream, content_type: None }
    }

    fn map<T>(self, change: impl FnOnce(S) -> T) -> ByteStream<T> {
        ByteStream { stream: change(self.stream), content_type: self.content_type }
    }

    /// States the media type of this very answer, which the document doesn't know; text is UTF-8. What is known
    /// beforehand is better stated by the route: `#[get("/", media_type = "image/png")]`.
    ///
    /// # Panics
    /// The media type is no header's value: a mistake in the program.
    #[track_caller]
    pub fn media_type(mut self, media_type: &str) -> Self {
        self.content_type = Some(content_type(media_type).expect("a media type has no line ends"));
        self
    }
}

/// The header for a media type. Text is UTF-8, as Starlette says.
pub(crate) fn content_type(media_type: &str) -> Option<HeaderValue> {
    let is_open = media_type.starts_with("text/") && !media_type.to_ascii_lowercase().contains("charset=");
    let charset = if is_open { "; charset=utf-8" } else { "" };
    HeaderValue::try_from(format!("{media_type}{charset}")).ok()
}

sources!(ByteStream);

/// A piece of an answer of bytes: text, bytes, or a `Result` of these.
#[diagnostic::on_unimplemented(
    message = "`{Self}` can't be an item of a stream of bytes",
    label = "neither bytes nor text",
    note = "`String`, `&'static str`, `Vec<u8>`, `&'static [u8]` and `Bytes` are, and a `Result` of one of these",
    note = "values are streamed as JSON by `JsonLines` and `Sse`"
)]
pub trait ByteChunk<M>: Sized {
    /// The bytes.
    #[doc(hidden)]
    fn into_bytes(self) -> Result<Bytes, Error>;
}

/// How a piece is sent: as the bytes that it is.
#[derive(Debug)]
pub struct ViaBytes;

/// How a piece is sent: as bytes, if it is no error.
#[derive(Debug)]
pub struct ViaChunks<N>(PhantomData<N>);

#[diagnostic::do_not_recommend]
impl<T: Into<Bytes>> ByteChunk<ViaBytes> for T {
    fn into_bytes(self) -> Result<Bytes, Error> {
        Ok(self.into())
    }
}

#[diagnostic::do_not_recommend]
impl<T: Into<Bytes>, E: Failure<N>, N> ByteChunk<ViaChunks<N>> for Result<T, E> {
    fn into_bytes(self) -> Result<Bytes, Error> {
        self.map(Into::into).map_err(Failure::into_error)
    }
}

impl<S, M: 'static> IntoResponse<ViaItems<M>> for ByteStream<S>
where
    S: Stream<Item: ByteChunk<M>> + Send + 'static,
{
    fn describe(answers: &mut Answers<'_>) {
        answers.bytes();
    }

    fn into_response(self, status: StatusCode) -> Result<Response, Error> {
        if !allows_body(status) {
            return Ok(empty_response(status));
        }
        let mut response = Response::new(body(self.stream, ByteChunk::into_bytes, None));
        *response.status_mut() = status;
        if let Some(content_type) = self.content_type {
            response.headers_mut().insert(CONTENT_TYPE, content_type);
        }
        Ok(response)
    }

    fn into_response_as(mut self, status: StatusCode, options: &'static ResponseOptions) -> Result<Response, Error> {
        self.content_type = self.content_type.or_else(|| options.content_type().cloned());
        self.into_response(status)
    }
}
