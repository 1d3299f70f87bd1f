use std::fmt;

use bytes::Bytes;
use peregrine_model::json;

use crate::{Issue, Report, Response, Value};

/// Everything that is wrong with the parameters of a request. FastAPI's `RequestValidationError`.
///
/// The answer is 422 with the list under `detail`. An application renders it otherwise with
/// [`App::on_error`](crate::App::on_error).
#[derive(Debug, Clone)]
pub struct ValidationError {
    report: Report<'static>,
    body: Bytes,
}

impl ValidationError {
    pub(crate) fn new(issues: Vec<Issue<'static>>, body: Bytes) -> Self {
        Self { report: Report::new(issues), body }
    }

    /// What is wrong, in order.
    #[must_use]
    pub fn issues(&self) -> &[Issue<'static>] {
        self.report.issues()
    }

    /// The list of issues as it stands in the answer.
    #[must_use]
    pub fn errors(&self) -> Value {
        self.report.errors()
    }

    /// The body that was sent: its JSON, or `null` if it is none.
    #[must_use]
    pub fn body(&self) -> Value {
        parsed(&self.body).unwrap_or_default()
    }

    pub(crate) fn into_answer(self) -> Response {
        crate::response::error_response(http::StatusCode::UNPROCESSABLE_ENTITY, |writer| {
            writer.raw(r#"{"detail":"#);
            self.report.write(writer);
            writer.raw("}");
        })
    }
}

/// The answer whose body was written when the parameters were validated.
pub(super) fn answer(body: Vec<u8>) -> Response {
    let json = http::HeaderValue::from_static("application/json");
    crate::response::response(http::StatusCode::UNPROCESSABLE_ENTITY, json, Bytes::from(body))
}

fn parsed(bytes: &[u8]) -> Option<Value> {
    let text = json::decode(bytes).ok()?;
    json::parse(&text).ok().map(crate::Input::into_owned)
}

impl fmt::Display for ValidationError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.report.fmt(f)
    }
}
