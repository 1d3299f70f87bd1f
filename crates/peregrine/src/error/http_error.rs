use std::fmt;

use http::{HeaderMap, HeaderName, HeaderValue, StatusCode};

use crate::{Response, Value};

/// An answer that ends the request: a status, a `detail` of any JSON, and headers. FastAPI's `HTTPException`.
///
/// ```
/// use peregrine::prelude::*;
///
/// let error = HttpError::new(404, "Item not found").header("x-error", "There goes my error");
/// assert_eq!(error.status(), 404);
/// assert_eq!(error.detail(), &json!("Item not found"));
/// ```
#[derive(Debug, Clone)]
pub struct HttpError {
    status: StatusCode,
    detail: Value,
    headers: HeaderMap,
}

impl HttpError {
    /// An error with a status and a detail: text, or any JSON made with `json!`.
    ///
    /// # Panics
    /// The status is not between 100 and 999: a mistake in the program.
    #[must_use]
    #[track_caller]
    pub fn new(status: u16, detail: impl Into<Value>) -> Self {
        let status = StatusCode::from_u16(status).expect("a status is a number between 100 and 999");
        Self { status, detail: detail.into(), headers: HeaderMap::new() }
    }

    /// An error whose detail is the usual phrase for its status, `Not Found` for 404.
    ///
    /// # Panics
    /// As [`new`](Self::new).
    #[must_use]
    #[track_caller]
    pub fn from_status(status: u16) -> Self {
        let phrase = StatusCode::from_u16(status).ok().and_then(|status| status.canonical_reason()).unwrap_or_default();
        Self::new(status, phrase)
    }

    /// Adds a header to the answer.
    ///
    /// # Panics
    /// The name or the value is no header's: a mistake in the program, for what clients sent must not get there.
    #[must_use]
    #[track_caller]
    pub fn header(mut self, name: &str, value: &str) -> Self {
        let name = HeaderName::from_bytes(name.as_bytes()).expect("a header's name has no spaces or controls");
        let value = HeaderValue::from_str(value).expect("a header's value has no line ends");
        self.headers.append(name, value);
        self
    }

    /// The status.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// The detail.
    #[must_use]
    pub fn detail(&self) -> &Value {
        &self.detail
    }

    /// The headers besides those of every JSON answer.
    #[must_use]
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// The answer: `{"detail": …}`, or no body where the status allows none.
    pub(crate) fn into_answer(self) -> Response {
        let mut response = if crate::response::allows_body(self.status) {
            crate::response::json_response(self.status, crate::Writer::python(), |writer| {
                writer.raw(r#"{"detail":"#);
                writer.value_python(&self.detail);
                writer.raw("}");
            })
        } else {
            crate::response::empty_response(self.status)
        };
        response.headers_mut().extend(self.headers);
        response
    }
}

impl fmt::Display for HttpError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let detail = match &self.detail {
            Value::Str(text) => text.clone().into_owned(),
            detail => String::from_utf8_lossy(&crate::Kind::dump_json(detail)).into_owned(),
        };
        write!(f, "{}: {detail}", self.status.as_u16())
    }
}
