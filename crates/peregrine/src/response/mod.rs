//! What a handler returns, made an answer and described: the seventh stage of a request.
//!
//! Receives a value from the endpoint and hands a [`Response`] back to it. The same type writes the answer and its
//! description in the document, so that they can't disagree.

mod answers;
mod content;
mod html;
mod into_response;
mod options;
mod redirect;
mod status;
mod text;

use bytes::Bytes;
use http::header::{CONTENT_TYPE, HeaderValue};
use http::{HeaderMap, StatusCode};

pub use answers::{Answer, Answers};
pub use content::Content;
pub use html::Html;
pub use into_response::{IntoResponse, Json, ViaKind, ViaResponse, ViaResult};
#[doc(hidden)]
pub use options::ResponseOptions;
pub use redirect::Redirect;
pub use status::{NoContent, Status};
pub use text::Text;

use crate::{Body, Writer};

/// An answer: status, headers and body.
pub type Response = http::Response<Body>;

/// A JSON answer, written by a function into an empty writer.
pub(crate) fn json_response(status: StatusCode, mut writer: Writer, write: impl FnOnce(&mut Writer)) -> Response {
    write(&mut writer);
    written(status, writer)
}

/// A JSON answer that is written already.
pub(crate) fn written(status: StatusCode, writer: Writer) -> Response {
    response(status, HeaderValue::from_static("application/json"), Bytes::from(writer.into_bytes()))
}

/// A plain text answer.
pub(crate) fn text_response(status: StatusCode, text: impl Into<Bytes>) -> Response {
    response(status, HeaderValue::from_static("text/plain; charset=utf-8"), text.into())
}

/// An answer without a body.
pub(crate) fn empty_response(status: StatusCode) -> Response {
    let mut response = Response::new(Body::empty());
    *response.status_mut() = status;
    response
}

pub(crate) fn response(status: StatusCode, content_type: HeaderValue, body: Bytes) -> Response {
    let mut response = Response::new(Body::from(body));
    *response.status_mut() = status;
    let mut headers = HeaderMap::with_capacity(2);
    headers.insert(CONTENT_TYPE, content_type);
    *response.headers_mut() = headers;
    response
}

/// Whether an answer of that status may have a body.
pub(crate) fn allows_body(status: StatusCode) -> bool {
    !(status.is_informational()
        || matches!(status, StatusCode::NO_CONTENT | StatusCode::RESET_CONTENT | StatusCode::NOT_MODIFIED))
}
