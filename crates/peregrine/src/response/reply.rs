use http::StatusCode;
use http::header::{CONTENT_TYPE, HeaderName, HeaderValue, SET_COOKIE};

use super::{Answers, Cookie, IntoResponse, Response, allows_body};
use crate::{Body, Error};

/// A whole answer, made in the handler: its content, status, headers and cookies. FastAPI's `JSONResponse(..)` and its
/// like, returned directly.
///
/// Nothing is added to it: what [`ResponseParts`](super::ResponseParts) hold is for other answers. The document says
/// nothing of its body.
///
/// ```
/// use peregrine::prelude::*;
/// use peregrine::response::Cookie;
/// use peregrine::testing::TestClient;
///
/// #[post("/login")]
/// async fn login() -> Reply {
///     Reply::new(json!({"welcome": "ada"})).status(201).cookie(Cookie::new("session", "a1b2"))
/// }
///
/// let client = TestClient::new(App::new().routes(routes![login]));
/// let answer = client.post("/login").send();
/// answer.assert_status(201).assert_json(json!({"welcome": "ada"}));
/// answer.assert_header("set-cookie", "session=a1b2; Path=/; SameSite=lax");
/// ```
#[derive(Debug)]
#[must_use]
pub struct Reply(Result<Response, Error>);

impl Reply {
    /// An answer with that content: whatever a handler can return.
    pub fn new<M>(content: impl IntoResponse<M>) -> Self {
        Self(content.into_response(StatusCode::OK))
    }

    /// Sets the status. One that allows no body drops the content.
    ///
    /// # Panics
    /// The status is no number between 100 and 999.
    #[track_caller]
    pub fn status(mut self, status: u16) -> Self {
        let status = StatusCode::from_u16(status).expect("a status is a number between 100 and 999");
        if let Ok(response) = &mut self.0 {
            *response.status_mut() = status;
            if !allows_body(status) {
                *response.body_mut() = Body::empty();
                response.headers_mut().remove(CONTENT_TYPE);
            }
        }
        self
    }

    /// Adds a header. A `content-type` replaces that of the content.
    ///
    /// # Panics
    /// The name is no token, or the value has control characters: a mistake in the program, for what clients sent must
    /// not get there.
    #[track_caller]
    pub fn header(mut self, name: &str, value: &str) -> Self {
        let name = HeaderName::try_from(name).expect("the name of a header is a token");
        let value = HeaderValue::try_from(value).expect("the value of a header has no control characters");
        if let Ok(response) = &mut self.0 {
            if name == CONTENT_TYPE {
                response.headers_mut().insert(name, value);
            } else {
                response.headers_mut().append(name, value);
            }
        }
        self
    }

    /// Sets a cookie.
    ///
    /// # Panics
    /// The name is no token, or an attribute has control characters or a semicolon.
    #[track_caller]
    pub fn cookie(mut self, cookie: Cookie) -> Self {
        let value = cookie.to_header();
        if let Ok(response) = &mut self.0 {
            response.headers_mut().append(SET_COOKIE, value);
        }
        self
    }
}

impl IntoResponse for Reply {
    const IS_WHOLE: bool = true;

    fn describe(_: &mut Answers<'_>) {}

    fn into_response(self, _: StatusCode) -> Result<Response, Error> {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use crate::prelude::*;
    use crate::testing::TestClient;

    #[dependency]
    async fn adds(parts: ResponseParts) {
        parts.header("x-dependency", "1");
    }

    #[get("/whole", dependencies = [adds])]
    async fn whole() -> Reply {
        Reply::new(Text::from("<a/>")).header("content-type", "application/xml").header("x-own", "1")
    }

    #[get("/empty")]
    async fn empty() -> Reply {
        Reply::new(json!({"a": 1})).status(204)
    }

    fn client() -> TestClient {
        TestClient::new(App::new().routes(routes![whole, empty]))
    }

    #[test]
    fn nothing_is_added_to_a_whole_answer() {
        let answer = client().get("/whole").send();
        answer.assert_text("<a/>").assert_header("content-type", "application/xml").assert_header("x-own", "1");
        assert_eq!(answer.header("x-dependency"), None);
    }

    #[test]
    fn status_without_body_drops_the_content() {
        let answer = client().get("/empty").send();
        answer.assert_status(204).assert_text("");
        assert_eq!(answer.header("content-type"), None);
    }
}
