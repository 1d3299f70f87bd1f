//! Which pages of other origins may use the application (CORS), told to browsers as Starlette's `CORSMiddleware` does.
//!
//! Answers what browsers ask beforehand by itself, and adds headers to all other answers but those to faults.

mod crossing;

use std::fmt::Display;

use http::Method;
use http::header::{HeaderName, HeaderValue};
use regex::bytes::Regex;

use self::crossing::Crossing;
use super::Middleware;
use crate::App;

/// What `*` stands for among methods.
const ALL_METHODS: [&str; 8] = ["DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT", "QUERY"];

/// Which pages of other origins may use the application. Nothing is allowed unless it is said.
///
/// Answers to faults (status 500 of an error that nobody answers) get no headers, as in FastAPI. What can't stand in a
/// header is told where it is written, with a panic, when the application is put together.
///
/// ```
/// use peregrine::prelude::*;
/// use peregrine::testing::TestClient;
///
/// #[get("/")]
/// async fn root() -> String {
///     "hello".to_owned()
/// }
///
/// let cors = Cors::new().allow_origins(["https://app.example"]).allow_methods(["*"]).allow_headers(["X-Token"]);
/// let client = TestClient::new(App::new().middleware(cors).routes(routes![root]));
/// let answer = client.get("/").header("origin", "https://app.example").send();
/// answer.assert_header("access-control-allow-origin", "https://app.example");
///
/// let preflight = client.options("/").header("origin", "https://app.example");
/// let preflight = preflight.header("access-control-request-method", "POST");
/// preflight.header("access-control-request-headers", "x-other").send().assert_status(400);
/// ```
#[derive(Debug, Clone)]
#[must_use]
pub struct Cors {
    origins: Vec<HeaderValue>,
    origin_pattern: Option<Regex>,
    methods: Vec<String>,
    headers: Vec<String>,
    exposed: Vec<String>,
    credentials: bool,
    private_network: bool,
    max_age: u32,
}

impl Default for Cors {
    fn default() -> Self {
        Self::new()
    }
}

impl Cors {
    /// No page of another origin is allowed anything.
    pub fn new() -> Self {
        Self {
            origins: Vec::new(),
            origin_pattern: None,
            methods: vec!["GET".to_owned()],
            headers: Vec::new(),
            exposed: Vec::new(),
            credentials: false,
            private_network: false,
            max_age: 600,
        }
    }

    /// The origins whose pages are allowed, such as `https://app.example`; `*` is any.
    ///
    /// # Panics
    /// One can't stand in a header.
    #[track_caller]
    pub fn allow_origins<T: Into<String>>(mut self, origins: impl IntoIterator<Item = T>) -> Self {
        let origins = valid(origins, "an origin", |origin| HeaderValue::from_str(origin).map(drop)).into_iter();
        self.origins = origins.map(header_value).collect();
        self
    }

    /// A pattern of allowed origins, which must match all of an origin: `https://.*\.app\.example`.
    ///
    /// # Panics
    /// The pattern doesn't compile.
    #[track_caller]
    pub fn allow_origin_regex(mut self, pattern: &str) -> Self {
        match Regex::new(&format!(r"\A(?:{pattern})\z")) {
            Ok(compiled) => self.origin_pattern = Some(compiled),
            Err(error) => panic!("the pattern of allowed origins doesn't compile: {error}"),
        }
        self
    }

    /// The methods that pages may use; `*` is all. Default `GET`.
    ///
    /// # Panics
    /// One is no method.
    #[track_caller]
    pub fn allow_methods<T: Into<String>>(mut self, methods: impl IntoIterator<Item = T>) -> Self {
        self.methods = valid(methods, "a method", |method| Method::from_bytes(method.as_bytes()).map(drop));
        if is_any(&self.methods) {
            self.methods = ALL_METHODS.map(str::to_owned).to_vec();
        }
        self
    }

    /// The headers that pages may send besides those that are always allowed; `*` is all.
    ///
    /// # Panics
    /// One is no header's name.
    #[track_caller]
    pub fn allow_headers<T: Into<String>>(mut self, headers: impl IntoIterator<Item = T>) -> Self {
        self.headers = header_names(headers);
        self
    }

    /// Whether pages may send cookies and other credentials.
    pub fn allow_credentials(mut self, allow: bool) -> Self {
        self.credentials = allow;
        self
    }

    /// Whether pages from public networks may use the application in a private one.
    pub fn allow_private_network(mut self, allow: bool) -> Self {
        self.private_network = allow;
        self
    }

    /// The headers of answers that pages may read.
    ///
    /// # Panics
    /// One is no header's name.
    #[track_caller]
    pub fn expose_headers<T: Into<String>>(mut self, headers: impl IntoIterator<Item = T>) -> Self {
        self.exposed = header_names(headers);
        self
    }

    /// How many seconds browsers may remember what they were told. Default 600.
    pub fn max_age(mut self, seconds: u32) -> Self {
        self.max_age = seconds;
        self
    }
}

impl Middleware<Cors> for Cors {
    fn add_to(self, app: App) -> App {
        app.layer(Crossing::new(self))
    }
}

/// A value made of texts that were looked at before.
fn header_value(text: String) -> HeaderValue {
    HeaderValue::try_from(text).expect("what was said can stand in a header")
}

#[track_caller]
fn header_names<T: Into<String>>(names: impl IntoIterator<Item = T>) -> Vec<String> {
    valid(names, "a header's name", |name| HeaderName::from_bytes(name.as_bytes()).map(drop))
}

/// What was said, if all of it can be.
#[track_caller]
fn valid<T: Into<String>, E: Display>(
    texts: impl IntoIterator<Item = T>,
    what: &str,
    check: impl Fn(&str) -> Result<(), E>,
) -> Vec<String> {
    let texts: Vec<String> = texts.into_iter().map(Into::into).collect();
    for text in &texts {
        if let Err(error) = check(text) {
            panic!("`{text}` can't be {what}: {error}");
        }
    }
    texts
}

fn is_any(texts: &[String]) -> bool {
    texts.iter().any(|text| text == "*")
}

#[cfg(test)]
mod tests {
    use crate::prelude::*;
    use crate::testing::TestClient;

    #[get("/")]
    async fn root() -> Reply {
        Reply::new(Text::from("hello")).header("vary", "accept")
    }

    #[get("/fault")]
    async fn fault() -> Result<String> {
        Err(std::io::Error::other("a fault").into())
    }

    #[test]
    fn answers_tell_who_may_read_them() {
        let cors = Cors::new().allow_origins(["https://a.example"]).expose_headers(["X-A", "X-B"]);
        let client = TestClient::new(App::new().routes(routes![root, fault]).middleware(cors));
        let answer = client.get("/").header("origin", "https://a.example").send();
        answer
            .assert_header("access-control-allow-origin", "https://a.example")
            .assert_header("vary", "accept, Origin");
        answer.assert_header("access-control-expose-headers", "X-A, X-B");
        let other = client.get("/none").header("origin", "https://b.example").send();
        assert_eq!(other.assert_status(404).header("access-control-allow-origin"), None);
        let faulty = client.get("/fault").header("origin", "https://a.example").send();
        assert_eq!(faulty.assert_status(500).header("access-control-allow-origin"), None);
    }

    #[test]
    fn headers_are_asked_for_in_any_case_and_told_in_order() {
        let cors = Cors::new().allow_origins(["*"]).allow_headers(["x-b", "X-A"]);
        let client = TestClient::new(App::new().routes(routes![root]).middleware(cors));
        let ask = |headers| {
            let asking = client.options("/").header("origin", "null").header("access-control-request-method", "GET");
            asking.header("access-control-request-headers", headers).send()
        };
        let allowed = "Accept, Accept-Language, Content-Language, Content-Type, X-A, x-b";
        ask("X-B , x-a").assert_status(200).assert_header("access-control-allow-headers", allowed);
        ask("x-c").assert_status(400).assert_text("Disallowed CORS headers");
    }

    #[test]
    #[should_panic(expected = "`X A` can't be a header's name: invalid HTTP header name")]
    fn what_is_no_header_is_told() {
        drop(Cors::new().allow_headers(["X A"]));
    }

    #[test]
    #[should_panic(expected = "`https://a.example\n` can't be an origin: failed to parse header value")]
    fn what_is_no_origin_is_told() {
        drop(Cors::new().allow_origins(["https://a.example\n"]));
    }
}
