//! An answer in the form in which answers are recorded: headers by name, the body as JSON, text or bytes.

use std::collections::BTreeMap;
use std::io::Read;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use flate2::read::{MultiGzDecoder, ZlibDecoder};

use crate::json::{self, Json};
use crate::server::Response;

/// Headers that say nothing about the framework.
const IGNORED: [&str; 6] = ["date", "server", "content-length", "connection", "keep-alive", "transfer-encoding"];

/// An answer, ready to be compared.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Answer {
    /// The status code.
    pub status: u16,
    /// Values by name in lower case.
    pub headers: BTreeMap<String, Vec<String>>,
    /// The body, its content encoding undone.
    pub body: Body,
}

/// A body as it is recorded.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Body {
    /// No byte.
    #[default]
    Empty,
    /// JSON that is declared as such.
    Json(Json),
    /// UTF-8 without NUL.
    Text(String),
    /// Anything else, in base64.
    Base64(String),
}

impl Answer {
    /// What arrives at a client that sent `method`: HTTP has no body after `HEAD`, nor with 1xx, 204 and 304.
    #[must_use]
    pub fn received(response: &Response, method: &str) -> Answer {
        let mut headers: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for (name, value) in &response.headers {
            let name = name.to_ascii_lowercase();
            if !IGNORED.contains(&name.as_str()) {
                headers.entry(name).or_default().push(latin1(value));
            }
        }
        let bodiless = method == "HEAD" || matches!(response.status, 100..=199 | 204 | 304);
        let body = if bodiless { Body::Empty } else { body(&decoded(&response.body, &headers), &headers) };
        Answer { status: response.status, headers, body }
    }

    /// The recorded answer.
    #[must_use]
    pub fn recorded(response: &Json) -> Answer {
        let status = response.get("status").and_then(Json::as_u64).and_then(|status| u16::try_from(status).ok());
        let headers = response.get("headers").map(Json::members).unwrap_or_default();
        let headers = headers.iter().map(|(name, value)| (name.to_ascii_lowercase(), strings(value)));
        let text = |name| response.get(name).and_then(Json::as_str).map(str::to_owned);
        let body = match response.get("json") {
            Some(value) => Body::Json(value.clone()),
            None => text("text").map(Body::Text).or(text("base64").map(Body::Base64)).unwrap_or_default(),
        };
        Answer { status: status.unwrap_or_default(), headers: headers.collect(), body }
    }

    /// The value that a pointer of a capture leads to: `/json/…` or `/headers/…`.
    #[must_use]
    pub fn lookup(&self, pointer: &str) -> Option<Json> {
        if let Some(name) = pointer.strip_prefix("/headers/") {
            return self.headers.get(name)?.first().cloned().map(Json::String);
        }
        match &self.body {
            Body::Json(value) => value.pointer(pointer.strip_prefix("/json")?).cloned(),
            _ => None,
        }
    }
}

/// A string, or the strings of a list.
pub(crate) fn strings(value: &Json) -> Vec<String> {
    match value {
        Json::String(text) => vec![text.clone()],
        _ => value.elements().iter().filter_map(Json::as_str).map(str::to_owned).collect(),
    }
}

/// Header bytes as characters, as Python's HTTP client reads them.
fn latin1(bytes: &[u8]) -> String {
    bytes.iter().copied().map(char::from).collect()
}

fn decoded(bytes: &[u8], headers: &BTreeMap<String, Vec<String>>) -> Vec<u8> {
    let encoding = first(headers, "content-encoding").to_ascii_lowercase();
    let mut out = Vec::new();
    let done = match encoding.as_str() {
        "gzip" => MultiGzDecoder::new(bytes).read_to_end(&mut out).is_ok(),
        "deflate" => ZlibDecoder::new(bytes).read_to_end(&mut out).is_ok(),
        _ => false,
    };
    if done { out } else { bytes.to_vec() }
}

fn first<'a>(headers: &'a BTreeMap<String, Vec<String>>, name: &str) -> &'a str {
    headers.get(name).and_then(|values| values.first()).map_or("", String::as_str)
}

fn body(bytes: &[u8], headers: &BTreeMap<String, Vec<String>>) -> Body {
    if bytes.is_empty() {
        return Body::Empty;
    }
    let main = first(headers, "content-type").split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    let is_json = main == "application/json" || main.ends_with("+json");
    if is_json && let Ok(value) = json::parse(bytes) {
        return Body::Json(value);
    }
    match std::str::from_utf8(bytes) {
        Ok(text) if !text.contains('\0') => Body::Text(text.to_owned()),
        _ => Body::Base64(STANDARD.encode(bytes)),
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use flate2::Compression;
    use flate2::write::GzEncoder;

    use super::*;

    fn received(headers: &[(&str, &str)], body: &[u8], method: &str) -> Answer {
        let headers = headers.iter().map(|(name, value)| ((*name).to_owned(), value.as_bytes().to_vec())).collect();
        Answer::received(&Response { status: 200, headers, body: body.to_vec() }, method)
    }

    #[test]
    fn body_is_json_only_when_declared_and_valid() {
        let json = [("Content-Type", "Application/Problem+JSON; charset=utf-8")];
        assert_eq!(received(&json, b"[1]", "GET").body, Body::Json(json::parse(b"[1]").unwrap()));
        assert_eq!(received(&json, b"[NaN]", "GET").body, Body::Text("[NaN]".to_owned()));
        assert_eq!(received(&[("content-type", "text/plain")], b"[1]", "GET").body, Body::Text("[1]".to_owned()));
        assert_eq!(received(&[], b"\xff", "GET").body, Body::Base64("/w==".to_owned()));
        assert_eq!(received(&[], b"a\0", "GET").body, Body::Base64("YQA=".to_owned()));
        assert_eq!(received(&json, b"", "GET").body, Body::Empty);
    }

    #[test]
    fn gzip_is_undone() {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
        encoder.write_all(b"hello").unwrap();
        let packed = encoder.finish().unwrap();
        let answer = received(&[("content-encoding", "gzip")], &packed, "GET");
        assert_eq!(answer.body, Body::Text("hello".to_owned()));
        assert!(answer.headers.contains_key("content-encoding"));
    }

    #[test]
    fn head_has_no_body_and_transport_headers_are_ignored() {
        let answer = received(&[("Date", "now"), ("content-length", "5"), ("X-A", "é")], b"hello", "HEAD");
        assert_eq!(answer.body, Body::Empty);
        assert_eq!(answer.headers.keys().collect::<Vec<_>>(), ["x-a"]);
        assert_eq!(answer.headers["x-a"], ["Ã©"]);
    }

    #[test]
    fn captures_reach_into_body_and_headers() {
        let answer = received(&[("content-type", "application/json"), ("ETag", "\"x\"")], br#"{"a":[7]}"#, "GET");
        assert_eq!(answer.lookup("/json/a/0"), Some(Json::Number("7".to_owned())));
        assert_eq!(answer.lookup("/headers/etag"), Some(Json::String("\"x\"".to_owned())));
        assert_eq!(answer.lookup("/json/b"), None);
    }
}
