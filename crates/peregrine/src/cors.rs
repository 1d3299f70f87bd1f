//! Which pages of other origins may use the application (CORS), told to browsers as Starlette's `CORSMiddleware` does.
//!
//! Stands around the router: it receives each request before a route is looked for, answers what browsers ask
//! beforehand by itself, and adds headers to all other answers but those to faults.

use http::header::{
    ACCESS_CONTROL_ALLOW_CREDENTIALS, ACCESS_CONTROL_ALLOW_HEADERS, ACCESS_CONTROL_ALLOW_METHODS,
    ACCESS_CONTROL_ALLOW_ORIGIN, ACCESS_CONTROL_EXPOSE_HEADERS, ACCESS_CONTROL_MAX_AGE, ACCESS_CONTROL_REQUEST_HEADERS,
    ACCESS_CONTROL_REQUEST_METHOD, HeaderName, HeaderValue, ORIGIN, VARY,
};
use http::{HeaderMap, Method, StatusCode};
use regex::bytes::Regex;

use crate::Response;
use crate::response::text_response;

/// What `*` stands for among methods.
const ALL_METHODS: [&str; 8] = ["DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT", "QUERY"];
/// Headers that pages may send without being allowed to.
const SAFELISTED_HEADERS: [&str; 4] = ["Accept", "Accept-Language", "Content-Language", "Content-Type"];
/// What the answer to a preflight request depends on.
const PREFLIGHT_VARY: &str = "Origin, Access-Control-Request-Method, Access-Control-Request-Headers, \
                              Access-Control-Request-Private-Network";
const REQUEST_PRIVATE_NETWORK: HeaderName = HeaderName::from_static("access-control-request-private-network");
const ALLOW_PRIVATE_NETWORK: HeaderName = HeaderName::from_static("access-control-allow-private-network");

/// Which pages of other origins may use the application. Nothing is allowed unless it is said.
///
/// Answers to faults (status 500 of an error that nobody answers) get no headers, as in FastAPI.
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
/// let client = TestClient::new(App::new().cors(cors).routes(routes![root]));
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
    origins: Vec<String>,
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
    pub fn allow_origins<T: Into<String>>(mut self, origins: impl IntoIterator<Item = T>) -> Self {
        self.origins = owned(origins);
        self
    }

    /// A pattern of allowed origins, which must match all of an origin: `https://.*\.app\.example`.
    ///
    /// # Panics
    /// The pattern doesn't compile: the developer is told when the application is built.
    #[track_caller]
    pub fn allow_origin_regex(mut self, pattern: &str) -> Self {
        match Regex::new(&format!(r"\A(?:{pattern})\z")) {
            Ok(compiled) => self.origin_pattern = Some(compiled),
            Err(error) => panic!("the pattern of allowed origins doesn't compile: {error}"),
        }
        self
    }

    /// The methods that pages may use; `*` is all. Default `GET`.
    pub fn allow_methods<T: Into<String>>(mut self, methods: impl IntoIterator<Item = T>) -> Self {
        self.methods = owned(methods);
        if is_any(&self.methods) {
            self.methods = owned(ALL_METHODS);
        }
        self
    }

    /// The headers that pages may send besides those that are always allowed; `*` is all.
    pub fn allow_headers<T: Into<String>>(mut self, headers: impl IntoIterator<Item = T>) -> Self {
        self.headers = owned(headers);
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
    pub fn expose_headers<T: Into<String>>(mut self, headers: impl IntoIterator<Item = T>) -> Self {
        self.exposed = owned(headers);
        self
    }

    /// How many seconds browsers may remember what they were told. Default 600.
    pub fn max_age(mut self, seconds: u32) -> Self {
        self.max_age = seconds;
        self
    }

    fn allows_any_origin(&self) -> bool {
        is_any(&self.origins)
    }

    fn allows_origin(&self, origin: &HeaderValue) -> bool {
        self.allows_any_origin()
            || self.origin_pattern.as_ref().is_some_and(|pattern| pattern.is_match(origin.as_bytes()))
            || self.origins.iter().any(|known| known.as_bytes() == origin.as_bytes())
    }

    /// The allowed headers, those included that always are, in the order in which they are told.
    fn all_headers(&self) -> Vec<&str> {
        let mut all: Vec<&str> =
            SAFELISTED_HEADERS.into_iter().chain(self.headers.iter().map(String::as_str)).collect();
        all.sort_unstable();
        all.dedup();
        all
    }

    /// The answer to what a browser asks before a request, if this is that.
    pub(crate) fn preflight(&self, method: &Method, request: &HeaderMap) -> Option<Response> {
        if *method != Method::OPTIONS {
            return None;
        }
        let (origin, asked_method) = (request.get(ORIGIN)?, request.get(ACCESS_CONTROL_REQUEST_METHOD)?);
        let mut headers = self.preflight_headers();
        let mut failures = Vec::new();
        if !self.allows_origin(origin) {
            failures.push("origin");
        } else if !self.allows_any_origin() || self.credentials {
            headers.insert(ACCESS_CONTROL_ALLOW_ORIGIN, origin.clone());
        }
        if !self.methods.iter().any(|known| known.as_bytes() == asked_method.as_bytes()) {
            failures.push("method");
        }
        if let Some(asked) = request.get(ACCESS_CONTROL_REQUEST_HEADERS) {
            if is_any(&self.headers) {
                headers.insert(ACCESS_CONTROL_ALLOW_HEADERS, asked.clone());
            } else if !self.allows_headers(asked) {
                failures.push("headers");
            }
        }
        if request.contains_key(REQUEST_PRIVATE_NETWORK) {
            if self.private_network {
                headers.insert(ALLOW_PRIVATE_NETWORK, HeaderValue::from_static("true"));
            } else {
                failures.push("private-network");
            }
        }
        let mut response = match failures.is_empty() {
            true => text_response(StatusCode::OK, "OK"),
            false => text_response(StatusCode::BAD_REQUEST, format!("Disallowed CORS {}", failures.join(", "))),
        };
        response.headers_mut().extend(headers);
        Some(response)
    }

    fn preflight_headers(&self) -> HeaderMap {
        let mut headers = HeaderMap::new();
        headers.insert(VARY, HeaderValue::from_static(PREFLIGHT_VARY));
        if self.allows_any_origin() && !self.credentials {
            headers.insert(ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
        }
        set(&mut headers, ACCESS_CONTROL_ALLOW_METHODS, &self.methods.join(", "));
        headers.insert(ACCESS_CONTROL_MAX_AGE, self.max_age.into());
        if !is_any(&self.headers) {
            set(&mut headers, ACCESS_CONTROL_ALLOW_HEADERS, &self.all_headers().join(", "));
        }
        if self.credentials {
            headers.insert(ACCESS_CONTROL_ALLOW_CREDENTIALS, HeaderValue::from_static("true"));
        }
        headers
    }

    fn allows_headers(&self, asked: &HeaderValue) -> bool {
        let known = self.all_headers();
        let asked = String::from_utf8_lossy(asked.as_bytes());
        asked.split(',').all(|asked| known.iter().any(|known| known.eq_ignore_ascii_case(asked.trim())))
    }

    /// Tells the browser whether the page may read the answer.
    pub(crate) fn add_to(&self, origin: Option<&HeaderValue>, headers: &mut HeaderMap) {
        let Some(origin) = origin else { return vary(headers) };
        if self.credentials {
            headers.insert(ACCESS_CONTROL_ALLOW_CREDENTIALS, HeaderValue::from_static("true"));
        }
        if !self.exposed.is_empty() {
            set(headers, ACCESS_CONTROL_EXPOSE_HEADERS, &self.exposed.join(", "));
        }
        if self.allows_any_origin() && !self.credentials {
            headers.insert(ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
        } else if self.allows_origin(origin) {
            headers.insert(ACCESS_CONTROL_ALLOW_ORIGIN, origin.clone());
        }
        vary(headers);
    }
}

/// Says that an answer depends on the origin, besides what it depends on already.
fn vary(headers: &mut HeaderMap) {
    let known = headers.get_all(VARY).iter().map(|value| String::from_utf8_lossy(value.as_bytes()));
    let all: Vec<_> = known.chain([ORIGIN_NAME.into()]).collect();
    let all = all.join(", ");
    set(headers, VARY, &all);
}

/// The header's name as Starlette spells it among others.
const ORIGIN_NAME: &str = "Origin";

fn set(headers: &mut HeaderMap, name: HeaderName, value: &str) {
    // What a developer wrote here may be no header; what came from the client was one.
    if let Ok(value) = HeaderValue::from_str(value) {
        headers.insert(name, value);
    }
}

fn owned<T: Into<String>>(texts: impl IntoIterator<Item = T>) -> Vec<String> {
    texts.into_iter().map(Into::into).collect()
}

fn is_any(texts: &[String]) -> bool {
    texts.iter().any(|text| text == "*")
}
