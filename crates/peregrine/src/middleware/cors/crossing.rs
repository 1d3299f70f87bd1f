use http::header::{
    ACCESS_CONTROL_ALLOW_CREDENTIALS, ACCESS_CONTROL_ALLOW_HEADERS, ACCESS_CONTROL_ALLOW_METHODS,
    ACCESS_CONTROL_ALLOW_ORIGIN, ACCESS_CONTROL_EXPOSE_HEADERS, ACCESS_CONTROL_MAX_AGE, ACCESS_CONTROL_REQUEST_HEADERS,
    ACCESS_CONTROL_REQUEST_METHOD, HeaderName, HeaderValue, ORIGIN, VARY,
};
use http::{HeaderMap, Method, StatusCode};
use regex::bytes::Regex;

use super::{Cors, header_value, is_any};
use crate::Response;
use crate::middleware::{Answering, Layer, Next};
use crate::response::text_response;

/// Headers that pages may send without being allowed to.
const SAFELISTED_HEADERS: [&str; 4] = ["Accept", "Accept-Language", "Content-Language", "Content-Type"];
/// What the answer to a preflight request depends on.
const PREFLIGHT_VARY: &str = "Origin, Access-Control-Request-Method, Access-Control-Request-Headers, \
                              Access-Control-Request-Private-Network";
const REQUEST_PRIVATE_NETWORK: HeaderName = HeaderName::from_static("access-control-request-private-network");
const ALLOW_PRIVATE_NETWORK: HeaderName = HeaderName::from_static("access-control-allow-private-network");

/// What was said about pages of other origins, with the headers that don't depend on the request.
#[derive(Debug)]
pub(super) struct Crossing {
    any_origin: bool,
    origins: Vec<HeaderValue>,
    origin_pattern: Option<Regex>,
    methods: Vec<String>,
    /// The headers that pages may send, in small letters. None: any.
    headers: Option<Vec<String>>,
    credentials: bool,
    private_network: bool,
    /// What all answers to preflight requests have.
    preflight: HeaderMap,
    /// What all answers to pages of other origins have.
    simple: HeaderMap,
}

impl Crossing {
    pub(super) fn new(cors: Cors) -> Self {
        let any_origin = cors.origins.iter().any(|origin| origin == "*");
        let allowed = all_headers(&cors.headers);
        Self {
            preflight: preflight_headers(&cors, any_origin, &allowed),
            simple: simple_headers(&cors, any_origin),
            any_origin,
            headers: (!is_any(&cors.headers)).then(|| allowed.iter().map(|name| name.to_ascii_lowercase()).collect()),
            origins: cors.origins,
            origin_pattern: cors.origin_pattern,
            methods: cors.methods,
            credentials: cors.credentials,
            private_network: cors.private_network,
        }
    }

    fn allows_origin(&self, origin: &HeaderValue) -> bool {
        self.any_origin
            || self.origin_pattern.as_ref().is_some_and(|pattern| pattern.is_match(origin.as_bytes()))
            || self.origins.contains(origin)
    }

    fn allows_headers(&self, asked: &HeaderValue) -> bool {
        let Some(known) = &self.headers else { return true };
        let asked = String::from_utf8_lossy(asked.as_bytes()).to_ascii_lowercase();
        asked.split(',').all(|asked| known.iter().any(|known| known == asked.trim()))
    }

    /// The answer to what a browser asks before a request, if this is that.
    fn preflight(&self, method: &Method, request: &HeaderMap) -> Option<Response> {
        if *method != Method::OPTIONS {
            return None;
        }
        let (origin, asked_method) = (request.get(ORIGIN)?, request.get(ACCESS_CONTROL_REQUEST_METHOD)?);
        let mut headers = self.preflight.clone();
        let mut failures = Vec::new();
        if !self.allows_origin(origin) {
            failures.push("origin");
        } else if !self.any_origin || self.credentials {
            headers.insert(ACCESS_CONTROL_ALLOW_ORIGIN, origin.clone());
        }
        if !self.methods.iter().any(|known| known.as_bytes() == asked_method.as_bytes()) {
            failures.push("method");
        }
        if let Some(asked) = request.get(ACCESS_CONTROL_REQUEST_HEADERS) {
            if self.headers.is_none() {
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

    /// Tells the browser whether the page may read the answer.
    fn add_to(&self, origin: Option<HeaderValue>, headers: &mut HeaderMap) {
        if let Some(origin) = origin {
            for (name, value) in &self.simple {
                headers.insert(name, value.clone());
            }
            if (!self.any_origin || self.credentials) && self.allows_origin(&origin) {
                headers.insert(ACCESS_CONTROL_ALLOW_ORIGIN, origin);
            }
        }
        vary(headers);
    }
}

impl Layer for Crossing {
    fn answer(&self, next: Next) -> Answering<'_> {
        Box::pin(async move {
            let received = next.received();
            if let Some(answer) = self.preflight(received.method(), received.headers()) {
                return Ok(answer);
            }
            let origin = received.headers().get(ORIGIN).cloned();
            let mut response = next.go().await?;
            self.add_to(origin, response.headers_mut());
            Ok(response)
        })
    }
}

fn preflight_headers(cors: &Cors, any_origin: bool, allowed: &[&str]) -> HeaderMap {
    let mut headers = HeaderMap::new();
    headers.insert(VARY, HeaderValue::from_static(PREFLIGHT_VARY));
    if any_origin && !cors.credentials {
        headers.insert(ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    }
    headers.insert(ACCESS_CONTROL_ALLOW_METHODS, header_value(cors.methods.join(", ")));
    headers.insert(ACCESS_CONTROL_MAX_AGE, cors.max_age.into());
    if !is_any(&cors.headers) {
        headers.insert(ACCESS_CONTROL_ALLOW_HEADERS, header_value(allowed.join(", ")));
    }
    if cors.credentials {
        headers.insert(ACCESS_CONTROL_ALLOW_CREDENTIALS, HeaderValue::from_static("true"));
    }
    headers
}

fn simple_headers(cors: &Cors, any_origin: bool) -> HeaderMap {
    let mut headers = HeaderMap::new();
    if any_origin {
        headers.insert(ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    }
    if cors.credentials {
        headers.insert(ACCESS_CONTROL_ALLOW_CREDENTIALS, HeaderValue::from_static("true"));
    }
    if !cors.exposed.is_empty() {
        headers.insert(ACCESS_CONTROL_EXPOSE_HEADERS, header_value(cors.exposed.join(", ")));
    }
    headers
}

/// The allowed headers, those included that always are, in the order in which they are told.
fn all_headers(named: &[String]) -> Vec<&str> {
    let mut all: Vec<&str> = SAFELISTED_HEADERS.into_iter().chain(named.iter().map(String::as_str)).collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// Says that an answer depends on the origin, besides what it depends on already.
fn vary(headers: &mut HeaderMap) {
    let origin = HeaderValue::from_static("Origin");
    let known: Vec<&[u8]> = headers.get_all(VARY).iter().map(HeaderValue::as_bytes).collect();
    let all = match known.as_slice() {
        [] => Ok(origin),
        known => HeaderValue::from_bytes(&[&known.join(&b", "[..]), &b", Origin"[..]].concat()),
    };
    headers.insert(VARY, all.expect("values of headers and a comma are one"));
}
