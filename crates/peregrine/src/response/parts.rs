use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use http::StatusCode;
use http::header::{HeaderMap, HeaderName, HeaderValue, SET_COOKIE};

use super::{Cookie, Response};

/// What a handler or a dependency adds to the answer: its status, headers and cookies.
///
/// A raw [`Response`] is sent as it is; nothing is added to it.
///
/// ```
/// use peregrine::prelude::*;
/// use peregrine::testing::TestClient;
///
/// #[get("/items")]
/// async fn items(parts: ResponseParts) -> Vec<String> {
///     parts.header("x-total-count", "0");
///     vec![]
/// }
///
/// let client = TestClient::new(App::new().routes(routes![items]));
/// client.get("/items").send().assert_header("x-total-count", "0");
/// ```
#[derive(Debug, Clone, Default)]
pub struct ResponseParts {
    shared: Arc<Mutex<Parts>>,
}

#[derive(Debug, Default)]
struct Parts {
    status: Option<StatusCode>,
    headers: HeaderMap,
}

impl ResponseParts {
    /// Nothing is set yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets the status of the answer.
    ///
    /// # Panics
    /// The status is no number between 100 and 999.
    #[track_caller]
    pub fn status(&self, status: u16) {
        self.lock().status = Some(StatusCode::from_u16(status).expect("a status is a number between 100 and 999"));
    }

    /// Adds a header to the answer.
    ///
    /// # Panics
    /// The name is no token, or the value has control characters.
    #[track_caller]
    pub fn header(&self, name: &str, value: &str) {
        let name = HeaderName::try_from(name).expect("the name of a header is a token");
        let value = HeaderValue::try_from(value).expect("the value of a header has no control characters");
        self.lock().headers.append(name, value);
    }

    /// Sets a cookie.
    ///
    /// # Panics
    /// The name is no token, or an attribute has control characters or a semicolon.
    #[track_caller]
    pub fn cookie(&self, cookie: Cookie) {
        self.lock().headers.append(SET_COOKIE, cookie.to_header());
    }

    /// The status that was set.
    #[must_use]
    pub fn status_set(&self) -> Option<u16> {
        self.lock().status.map(|status| status.as_u16())
    }

    /// The headers that were added.
    #[must_use]
    pub fn headers(&self) -> HeaderMap {
        self.lock().headers.clone()
    }

    pub(crate) fn status_code(&self) -> Option<StatusCode> {
        self.lock().status
    }

    pub(crate) fn add_to(&self, response: &mut Response) {
        for (name, value) in self.lock().headers.iter() {
            response.headers_mut().append(name.clone(), value.clone());
        }
    }

    fn lock(&self) -> MutexGuard<'_, Parts> {
        self.shared.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
