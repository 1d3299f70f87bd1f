//! Builds the requests that recordings describe, byte for byte.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use crate::json::Json;
use crate::server::Request;

/// The body of a repeated unit may be this long; what a recording asks for beyond is a mistake in it.
const REPEAT_BYTES_MAX: usize = 1 << 28;

/// A request of `apps/`: only `Host` and `Content-Length` are added to the headers.
///
/// It was recorded over a connection, where blanks between a header's colon and its value belong to neither (RFC 9110,
/// section 5.5). The server that recorded it kept those at the end.
pub(super) fn of_exchange(request: &Json, host: &str) -> Result<Request, String> {
    let text = |name| request.get(name).and_then(Json::as_str).unwrap_or_default();
    let mut headers = Vec::new();
    for (name, value) in request.get("headers").map(Json::members).unwrap_or_default() {
        let values = match value {
            Json::Array(values) => values.as_slice(),
            value => std::slice::from_ref(value),
        };
        headers.extend(values.iter().map(|value| (name.clone(), unpadded(&plain_text(value)))));
    }
    build(text("method"), text("path"), headers, body(request)?, Some(host))
}

/// A request of the validation corpus, its headers a list of pairs. It was recorded without `Host`, which a model of
/// all headers would show; only a recorded address of the server needs one.
pub(super) fn of_case(case: &Json, host: &str) -> Result<Request, String> {
    let text = |name| case.get(name).and_then(Json::as_str);
    let headers =
        case.get("headers").map(Json::elements).unwrap_or_default().iter().map(|pair| match pair.elements() {
            [name, value] => Ok((plain_text(name), plain_text(value))),
            _ => Err("the recording has a header that is no pair".to_owned()),
        });
    let body = match (case.get("body"), text("raw"), text("raw_base64")) {
        (Some(value), ..) => Some(value.to_string().into_bytes()),
        (_, Some(raw), _) => Some(raw.as_bytes().to_vec()),
        (.., Some(encoded)) => Some(from_base64(encoded)?),
        _ => None,
    };
    let headers = headers.collect::<Result<Vec<_>, _>>()?;
    let shows_host = case.get("response").is_some_and(|answer| answer.to_string().contains(&format!("//{host}/")));
    let host = Some(host).filter(|_| shows_host || case.pointer("/response_headers/location").is_some());
    build(text("method").unwrap_or_default(), text("path").unwrap_or_default(), headers, body, host)
}

/// A request with a JSON body given as text.
pub(super) fn post_json(path: &str, body: String, host: &str) -> Result<Request, String> {
    let headers = vec![("content-type".to_owned(), "application/json".to_owned())];
    build("POST", path, headers, Some(body.into_bytes()), Some(host))
}

/// A request without body and headers.
pub(super) fn get(target: &str, host: &str) -> Result<Request, String> {
    build("GET", target, Vec::new(), None, Some(host))
}

fn build(
    method: &str,
    target: &str,
    recorded: Vec<(String, String)>,
    body: Option<Vec<u8>>,
    host: Option<&str>,
) -> Result<Request, String> {
    let has = |name: &str| recorded.iter().any(|(other, _)| other.eq_ignore_ascii_case(name));
    let mut headers = Vec::new();
    if let Some(host) = host.filter(|_| !has("host")) {
        headers.push(("host".to_owned(), host.as_bytes().to_vec()));
    }
    let length = match &body {
        Some(body) => Some(body.len()).filter(|_| !has("transfer-encoding")),
        None => Some(0).filter(|_| matches!(method, "POST" | "PUT" | "PATCH")),
    };
    let length = length.filter(|_| !has("content-length"));
    for (name, value) in recorded {
        let value = latin1(&value).ok_or_else(|| format!("the recorded header {name} is not Latin-1"))?;
        headers.push((name, value));
    }
    headers.extend(length.map(|length| ("content-length".to_owned(), length.to_string().into_bytes())));
    Ok(Request { method: method.to_owned(), target: target.to_owned(), headers, body: body.unwrap_or_default() })
}

fn body(request: &Json) -> Result<Option<Vec<u8>>, String> {
    let text = |value: &Json, name: &str| value.get(name).map(plain_text).unwrap_or_default();
    if let Some(value) = request.get("json") {
        return Ok(Some(value.to_string().into_bytes()));
    }
    if request.get("text").is_some() {
        return Ok(Some(text(request, "text").into_bytes()));
    }
    if request.get("base64").is_some() {
        return from_base64(&text(request, "base64")).map(Some);
    }
    let Some(repeat) = request.get("repeat") else { return Ok(None) };
    let unit = text(repeat, "unit");
    let times = repeat.get("times").and_then(Json::as_u64).and_then(|times| usize::try_from(times).ok());
    let times = times.filter(|times| times.saturating_mul(unit.len()) <= REPEAT_BYTES_MAX);
    let times = times.ok_or("the recorded body repeats too often")?;
    Ok(Some((text(repeat, "prefix") + &unit.repeat(times) + &text(repeat, "suffix")).into_bytes()))
}

fn from_base64(text: &str) -> Result<Vec<u8>, String> {
    STANDARD.decode(text).map_err(|error| format!("the recorded body is not base64: {error}"))
}

fn plain_text(value: &Json) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

fn unpadded(value: &str) -> String {
    value.trim_start_matches([' ', '\t']).to_owned()
}

fn latin1(text: &str) -> Option<Vec<u8>> {
    text.chars().map(|character| u8::try_from(u32::from(character)).ok()).collect()
}

/// A query part, escaped but for the characters that RFC 3986 calls unreserved.
pub(super) fn escaped(text: &str) -> String {
    text.bytes().fold(String::new(), |mut out, byte| {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
        out
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::parse;

    fn exchange(text: &str) -> Request {
        of_exchange(&parse(text.as_bytes()).unwrap(), "h").unwrap()
    }

    fn header<'a>(request: &'a Request, name: &str) -> Vec<&'a [u8]> {
        request.headers.iter().filter(|(other, _)| other == name).map(|(_, value)| value.as_slice()).collect()
    }

    #[test]
    fn blanks_before_a_headers_value_are_not_sent() {
        let request = exchange(r#"{"method":"GET","path":"/","headers":{"a":" , b ","c":[" ","\td"]}}"#);
        assert_eq!(header(&request, "a"), [b", b "]);
        assert_eq!(header(&request, "c"), [&b""[..], b"d"]);
    }

    #[test]
    fn json_bodies_are_compact_and_not_ascii_escaped() {
        let request = exchange(r#"{"method":"POST","path":"/","json":{"b": "\u00e9", "a": [1, 2.0]}}"#);
        assert_eq!(request.body, "{\"b\":\"é\",\"a\":[1,2.0]}".as_bytes());
        assert_eq!(header(&request, "content-length"), [b"22"]);
    }

    #[test]
    fn other_bodies_are_sent_as_they_are() {
        assert_eq!(exchange(r#"{"method":"POST","path":"/","text":"a\n"}"#).body, b"a\n");
        assert_eq!(exchange(r#"{"method":"POST","path":"/","base64":"/w=="}"#).body, b"\xff");
        let repeat = r#"{"method":"POST","path":"/","repeat":{"prefix":"<","unit":"ab","times":2,"suffix":">"}}"#;
        assert_eq!(exchange(repeat).body, b"<abab>");
    }

    #[test]
    fn only_host_and_content_length_are_added() {
        let request = exchange(r#"{"method":"GET","path":"/?a","headers":{"X-A":["1","\u00e9"],"Host":"other"}}"#);
        assert_eq!(header(&request, "X-A"), [&b"1"[..], b"\xe9"]);
        assert_eq!(request.headers.len(), 3, "no host beside the recorded one, no length without a body");
        let request = exchange(r#"{"method":"PUT","path":"/"}"#);
        assert_eq!(request.headers, [("host".into(), b"h".to_vec()), ("content-length".into(), b"0".to_vec())]);
    }

    #[test]
    fn cases_name_a_host_only_for_a_location() {
        let headers = |text: &str| of_case(&parse(text.as_bytes()).unwrap(), "h").unwrap().headers;
        assert_eq!(headers(r#"{"method":"GET","path":"/","headers":[["a","b"]]}"#), [("a".into(), b"b".to_vec())]);
        let moved = r#"{"method":"GET","path":"/","response_headers":{"location":"http://h/x"}}"#;
        assert_eq!(headers(moved), [("host".into(), b"h".to_vec())]);
    }

    #[test]
    fn query_parts_are_escaped() {
        assert_eq!(escaped("a b+é~"), "a%20b%2B%C3%A9~");
    }
}
