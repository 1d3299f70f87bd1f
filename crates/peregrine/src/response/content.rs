use bytes::Bytes;
use http::header::{CONTENT_TYPE, HeaderName, HeaderValue};
use http::{HeaderMap, StatusCode};

use super::{Answers, IntoResponse, Response};
use crate::{Body, Error};

/// An answer of any media type, its bytes as they are: FastAPI's `Response(content=…, media_type=…)`.
///
/// ```
/// use peregrine::prelude::*;
///
/// #[get("/legacy")]
/// async fn legacy() -> Content {
///     Content::new("application/xml", "<shampoo/>").header("x-cat-dog", "alone in the world")
/// }
/// ```
#[derive(Debug, Clone)]
pub struct Content {
    headers: HeaderMap,
    bytes: Bytes,
}

impl Content {
    /// An answer of that media type.
    ///
    /// # Panics
    /// The media type is no header's value: a mistake in the program.
    #[must_use]
    #[track_caller]
    pub fn new(media_type: &str, bytes: impl Into<Bytes>) -> Self {
        let mut headers = HeaderMap::new();
        headers.insert(CONTENT_TYPE, HeaderValue::from_str(media_type).expect("a media type has no line ends"));
        Self { headers, bytes: bytes.into() }
    }

    /// Adds a header.
    ///
    /// # Panics
    /// The name or the value is no header's: a mistake in the program, for what clients sent must not get there.
    #[must_use]
    #[track_caller]
    pub fn header(mut self, name: &str, value: &str) -> Self {
        let name = HeaderName::from_bytes(name.as_bytes()).expect("a header's name has no spaces or controls");
        self.headers.append(name, HeaderValue::from_str(value).expect("a header's value has no line ends"));
        self
    }
}

/// Described as anything, for nothing is known of the bytes.
impl IntoResponse for Content {
    fn describe(_: &mut Answers<'_>) {}

    fn into_response(self, status: StatusCode) -> Result<Response, Error> {
        let mut response = Response::new(Body::from(self.bytes));
        *response.status_mut() = status;
        *response.headers_mut() = self.headers;
        Ok(response)
    }
}
