//! The opening handshake (RFC 6455, section 4.2), with uvicorn's answers to requests that are none.

use http::header::{
    ALLOW, CONNECTION, HeaderMap, HeaderName, HeaderValue, ORIGIN, SEC_WEBSOCKET_ACCEPT, SEC_WEBSOCKET_KEY,
    SEC_WEBSOCKET_PROTOCOL, SEC_WEBSOCKET_VERSION, UPGRADE,
};
use http::{Method, StatusCode, Version};
use hyper::upgrade::OnUpgrade;

use super::accept_key::{accept_key, is_key};
use super::link::InProcess;
use crate::Response;
use crate::request::Received;
use crate::response::{empty_response, text_response};

/// Whether a request asks for a WebSocket, and its connection can become one.
pub(crate) fn is_asked_for(request: &Received) -> bool {
    let extensions = request.extensions();
    let can_become = extensions.get::<OnUpgrade>().is_some() || extensions.get::<InProcess>().is_some();
    can_become && request.version() == Version::HTTP_11 && names_websocket(request.headers())
}

fn names_websocket(headers: &HeaderMap) -> bool {
    let text = |value: &HeaderValue| value.to_str().unwrap_or_default().to_ascii_lowercase();
    let last = headers.get_all(UPGRADE).iter().next_back().map(text);
    let asks = |value: &HeaderValue| text(value).split(',').any(|option| option.trim() == "upgrade");
    last.is_some_and(|protocol| protocol.trim() == "websocket") && headers.get_all(CONNECTION).iter().any(asks)
}

/// The answer to the client's key.
///
/// # Errors
/// The handshake is none; the answer says why.
pub(super) fn check(request: &Received) -> Result<HeaderValue, Box<Response>> {
    if request.method() != Method::GET {
        let problem = format!("unsupported HTTP method: {}.\n", request.method());
        return Err(refusal(StatusCode::METHOD_NOT_ALLOWED, &problem, Some((ALLOW, "GET"))));
    }
    let headers = request.headers();
    if headers.get_all(UPGRADE).iter().count() > 1 {
        let problem = "invalid Upgrade header: several values.\n\nYou cannot access a WebSocket server directly with a \
                       browser. You need a WebSocket client.\n";
        return Err(refusal(StatusCode::UPGRADE_REQUIRED, problem, Some((UPGRADE, "websocket"))));
    }
    let bad = |problem: String| refusal(StatusCode::BAD_REQUEST, &problem, None);
    let key = single(headers, SEC_WEBSOCKET_KEY, "Sec-WebSocket-Key").map_err(bad)?;
    if !key.to_str().is_ok_and(is_key) {
        return Err(bad(format!("invalid Sec-WebSocket-Key header: {}.\n", shown(key))));
    }
    let version = single(headers, SEC_WEBSOCKET_VERSION, "Sec-WebSocket-Version").map_err(bad)?;
    if version != "13" {
        return Err(bad(format!("invalid Sec-WebSocket-Version header: {}.\n", shown(version))));
    }
    if headers.get_all(ORIGIN).iter().count() > 1 {
        return Err(bad("invalid Origin header: multiple values.\n".to_owned()));
    }
    let accept = HeaderValue::try_from(accept_key(key.as_bytes()));
    Ok(accept.expect("Base64 is a header's value"))
}

fn single<'h>(headers: &'h HeaderMap, name: HeaderName, shown: &str) -> Result<&'h HeaderValue, String> {
    let mut values = headers.get_all(name).iter();
    match (values.next(), values.next()) {
        (Some(value), None) => Ok(value),
        (None, _) => Err(format!("missing {shown} header.\n")),
        (Some(_), Some(_)) => Err(format!("invalid {shown} header: multiple values.\n")),
    }
}

fn shown(value: &HeaderValue) -> String {
    String::from_utf8_lossy(value.as_bytes()).into_owned()
}

fn refusal(status: StatusCode, problem: &str, header: Option<(HeaderName, &'static str)>) -> Box<Response> {
    let mut response = text_response(status, format!("Failed to open a WebSocket connection: {problem}"));
    if let Some((name, value)) = header {
        response.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    Box::new(last(response))
}

/// The answer to a handshake that the application refuses without saying more.
pub(super) fn forbidden() -> Response {
    text_response(StatusCode::FORBIDDEN, "")
}

/// The last answer on its connection: what the client sends after its handshake is no HTTP.
pub(super) fn last(mut response: Response) -> Response {
    response.headers_mut().insert(CONNECTION, HeaderValue::from_static("close"));
    response
}

/// The answer after which the connection is a WebSocket.
pub(super) fn accepted(key: HeaderValue, subprotocol: Option<&str>, headers: HeaderMap) -> Response {
    let mut response = empty_response(StatusCode::SWITCHING_PROTOCOLS);
    *response.headers_mut() = headers;
    let headers = response.headers_mut();
    headers.insert(UPGRADE, HeaderValue::from_static("websocket"));
    headers.insert(CONNECTION, HeaderValue::from_static("Upgrade"));
    headers.insert(SEC_WEBSOCKET_ACCEPT, key);
    let chosen = subprotocol.filter(|name| !name.is_empty()).and_then(|name| HeaderValue::try_from(name).ok());
    if let Some(name) = chosen {
        headers.insert(SEC_WEBSOCKET_PROTOCOL, name);
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Body;

    const GOOD: [(&str, &str); 4] = [
        ("connection", "keep-alive, Upgrade"),
        ("upgrade", "WebSocket"),
        ("sec-websocket-key", "dGhlIHNhbXBsZSBub25jZQ=="),
        ("sec-websocket-version", "13"),
    ];

    fn request(method: &str, headers: &[(&str, &str)]) -> Received {
        let mut request = http::Request::builder().method(method).uri("/ws");
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let mut request = request.body(Body::empty()).unwrap();
        request.extensions_mut().insert(InProcess::new().0);
        Box::new(request)
    }

    /// The good headers, one of them replaced; nothing leaves it out.
    fn with(name: &str, value: Option<&str>) -> Received {
        let kept = GOOD.into_iter().filter(|(good, _)| *good != name);
        let headers: Vec<_> = kept.chain(value.map(|value| (name, value))).collect();
        request("GET", &headers)
    }

    #[test]
    fn only_the_two_headers_together_ask_for_a_websocket() {
        assert!(is_asked_for(&request("GET", &GOOD)));
        assert!(is_asked_for(&request("POST", &GOOD)));
        assert!(!is_asked_for(&with("connection", Some("close"))));
        assert!(!is_asked_for(&with("connection", None)));
        assert!(!is_asked_for(&with("upgrade", Some("h2c"))));
        assert!(!is_asked_for(&with("upgrade", Some("websocket, h2c"))));
        let mut lone = request("GET", &GOOD);
        lone.extensions_mut().clear();
        assert!(!is_asked_for(&lone));
    }

    #[tokio::test]
    async fn what_is_no_handshake_is_answered_as_uvicorn_does() {
        let twice = |name: &'static str, value: &'static str| request("GET", &[&GOOD[..], &[(name, value)]].concat());
        let cases = [
            (request("POST", &GOOD), 405, "unsupported HTTP method: POST."),
            (with("sec-websocket-key", None), 400, "missing Sec-WebSocket-Key header."),
            (with("sec-websocket-key", Some("YWJj")), 400, "invalid Sec-WebSocket-Key header: YWJj."),
            (twice("sec-websocket-key", "a"), 400, "invalid Sec-WebSocket-Key header: multiple values."),
            (with("sec-websocket-version", None), 400, "missing Sec-WebSocket-Version header."),
            (with("sec-websocket-version", Some("12")), 400, "invalid Sec-WebSocket-Version header: 12."),
            (twice("sec-websocket-version", "13"), 400, "invalid Sec-WebSocket-Version header: multiple values."),
        ];
        for (request, status, problem) in cases {
            let refusal = check(&request).unwrap_err();
            assert_eq!(refusal.status(), status);
            assert_eq!(refusal.headers()["connection"], "close");
            let body = refusal.into_body().collect_limited(1000).await.unwrap();
            assert_eq!(body, format!("Failed to open a WebSocket connection: {problem}\n"));
        }
        assert_eq!(check(&twice("upgrade", "websocket")).unwrap_err().status(), 426);
        assert_eq!(check(&request("GET", &GOOD)).unwrap(), "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
    }
}
