//! What a handler returns, made an answer and described: the seventh stage of a request.
//!
//! Receives a value from the endpoint and hands a [`Response`] back to it. The same type writes the answer and its
//! description in the document, so that they can't disagree.

mod answers;
mod content;
mod cookie;
pub(crate) mod file;
mod html;
mod into_response;
mod options;
mod parts;
mod redirect;
mod reply;
mod responses;
pub(crate) mod spare;
mod status;
pub mod stream;
mod text;

use http::StatusCode;
use http::header::{CONTENT_TYPE, HeaderValue};

pub(crate) use answers::AnswerTitles;
pub use answers::{Answer, Answers};
pub use content::Content;
pub use cookie::{Cookie, SameSite};
pub use file::File;
pub use html::Html;
pub use into_response::{IntoResponse, Json, ViaKind, ViaResponse, ViaResult};
#[doc(hidden)]
pub use options::ResponseOptions;
pub use parts::ResponseParts;
pub use redirect::Redirect;
pub use reply::Reply;
pub use responses::Responses;
pub use status::{NoContent, Status};
pub(crate) use stream::JSON_LINES;
pub use stream::{ByteStream, JsonLines, ServerSentEvent, Sse, SseItem};
pub use text::Text;

use crate::{Body, Writer};

/// As much room as most answers need. A buffer that begins small is moved several times before it has this much, which
/// costs more than all that is written into it.
const ANSWER_BYTES: usize = 512;

/// An answer: status, headers and body.
pub type Response = http::Response<Body>;

/// The JSON of an error, written by a function. One that Python couldn't encode is a fault, as it is there.
pub(crate) fn error_response(status: StatusCode, write: impl FnOnce(&mut Writer)) -> Response {
    let mut writer = Writer::python().with_room(ANSWER_BYTES);
    write(&mut writer);
    if writer.has_non_finite() || writer.has_broken_text() {
        return crate::error::last_resort();
    }
    written(status, writer)
}

/// A JSON answer that is written already.
pub(crate) fn written(status: StatusCode, writer: Writer) -> Response {
    response(status, HeaderValue::from_static("application/json"), Body::from(writer.into_bytes()))
}

/// A plain text answer.
pub(crate) fn text_response(status: StatusCode, text: impl Into<Body>) -> Response {
    response(status, HeaderValue::from_static("text/plain; charset=utf-8"), text)
}

/// An answer without a body.
pub(crate) fn empty_response(status: StatusCode) -> Response {
    let mut response = Response::new(Body::empty());
    *response.status_mut() = status;
    response
}

pub(crate) fn response(status: StatusCode, content_type: HeaderValue, body: impl Into<Body>) -> Response {
    let mut response = Response::new(body.into());
    *response.status_mut() = status;
    spare::put_into(response.headers_mut());
    response.headers_mut().insert(CONTENT_TYPE, content_type);
    response
}

/// Whether an answer of that status may have a body.
pub(crate) fn allows_body(status: StatusCode) -> bool {
    !(status.is_informational()
        || matches!(status, StatusCode::NO_CONTENT | StatusCode::RESET_CONTENT | StatusCode::NOT_MODIFIED))
}
