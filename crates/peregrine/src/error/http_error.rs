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
    /// Boxed: an error that a function may return should be small.
    headers: Box<HeaderMap>,
    is_from_router: bool,
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
        Self { status, detail: detail.into(), headers: Box::default(), is_from_router: false }
    }

    /// An error whose detail is the usual phrase for its status, `Not Found` for 404.
    ///
    /// # Panics
    /// As [`new`](Self::new).
    #[must_use]
    #[track_caller]
    pub fn from_status(status: u16) -> Self {
        Self::new(status, peregrine_openapi::status::phrase(status).unwrap_or_default())
    }

    /// No route answers.
    pub(crate) fn of_router(status: u16) -> Self {
        Self { is_from_router: true, ..Self::from_status(status) }
    }

    /// Whether no handler was called: no route has the path (404), or none that has it takes the method (405).
    ///
    /// A handler of [`App::on_error`](crate::App::on_error) that gives such an error back leaves it as it is. In
    /// FastAPI a handler of its own `HTTPException` isn't asked about them, one of Starlette's is.
    ///
    /// ```
    /// use peregrine::prelude::*;
    /// use peregrine::testing::TestClient;
    ///
    /// async fn own_form(_: Request, error: HttpError) -> Result<Reply, HttpError> {
    ///     if error.is_from_router() {
    ///         return Err(error);
    ///     }
    ///     Ok(Reply::new(json!({"message": error.detail()})).status(error.status().as_u16()))
    /// }
    ///
    /// let client = TestClient::new(App::new().on_error(own_form));
    /// client.get("/nowhere").send().assert_status(404).assert_json(json!({"detail": "Not Found"}));
    /// ```
    #[must_use]
    pub fn is_from_router(&self) -> bool {
        self.is_from_router
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
            crate::response::error_response(self.status, |writer| {
                writer.raw(r#"{"detail":"#);
                writer.value_python(&self.detail);
                writer.raw("}");
            })
        } else {
            crate::response::empty_response(self.status)
        };
        response.headers_mut().extend(*self.headers);
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
