use std::pin::Pin;

use http::header::{CONTENT_TYPE, HeaderName, HeaderValue, LOCATION};
use http::{Method, Uri};

use super::{TestClient, TestResponse};
use crate::Body;
use crate::rt::{ToValue, to_value};
use crate::websocket::InProcess;

/// How many redirects are followed at most.
const REDIRECTS_MAX: usize = 20;

/// A request on its way to the application under test. Send it with [`send`](Self::send), or `.await` it.
#[derive(Debug, Clone)]
#[must_use = "a request does nothing until it is sent"]
pub struct TestRequest {
    client: TestClient,
    method: Method,
    target: String,
    headers: Vec<(HeaderName, HeaderValue)>,
    body: Vec<u8>,
    follows_redirects: bool,
}

impl TestRequest {
    pub(super) fn new(client: TestClient, method: Method, target: &str) -> Self {
        let (headers, body) = (Vec::new(), Vec::new());
        Self { client, method, target: target.to_owned(), headers, body, follows_redirects: false }
    }

    /// Adds parameters to the query, escaped as needed.
    pub fn query<K: AsRef<str>, V: ToString>(mut self, pairs: impl IntoIterator<Item = (K, V)>) -> Self {
        for (name, value) in pairs {
            self.target.push(if self.target.contains('?') { '&' } else { '?' });
            push_escaped(&mut self.target, name.as_ref());
            self.target.push('=');
            push_escaped(&mut self.target, &value.to_string());
        }
        self
    }

    /// Adds a header.
    ///
    /// # Panics
    /// The name or the value is no header's.
    #[track_caller]
    pub fn header(mut self, name: &str, value: impl AsRef<[u8]>) -> Self {
        let name = HeaderName::from_bytes(name.as_bytes()).expect("a header's name has no spaces or controls");
        let value = HeaderValue::from_bytes(value.as_ref()).expect("a header's value has no line ends");
        self.headers.push((name, value));
        self
    }

    /// Sends a value as a JSON body.
    pub fn json<T: ToValue<M>, M>(self, value: T) -> Self {
        let json = crate::Kind::dump_json(&to_value(&value));
        self.typed("application/json", json)
    }

    /// Sends fields as the body of a form.
    pub fn form<K: AsRef<str>, V: ToString>(self, pairs: impl IntoIterator<Item = (K, V)>) -> Self {
        let mut body = String::new();
        for (name, value) in pairs {
            if !body.is_empty() {
                body.push('&');
            }
            push_escaped(&mut body, name.as_ref());
            body.push('=');
            push_escaped(&mut body, &value.to_string());
        }
        self.typed("application/x-www-form-urlencoded", body.into_bytes())
    }

    /// Sends bytes as the body, unannounced: add a `content-type` as you need it.
    pub fn body(mut self, bytes: impl Into<Vec<u8>>) -> Self {
        self.body = bytes.into();
        self
    }

    /// Follows redirects to their end.
    pub fn follow_redirects(mut self) -> Self {
        self.follows_redirects = true;
        self
    }

    /// Sends the request and waits for the answer. In async code `.await` the request instead.
    ///
    /// # Panics
    /// It is called inside of an async runtime, or the target is no URL.
    #[must_use]
    #[track_caller]
    pub fn send(self) -> TestResponse {
        crate::rt::block_on(self.sent())
    }

    async fn sent(mut self) -> TestResponse {
        for _ in 0..REDIRECTS_MAX {
            let response = self.client.send(self.to_request()).await;
            let location = response.header(LOCATION.as_str()).map(str::to_owned);
            match location {
                Some(location) if self.follows_redirects && (300..400).contains(&response.status()) => {
                    self.follow(&location, response.status());
                }
                _ => return response,
            }
        }
        panic!("more than {REDIRECTS_MAX} redirects: does the application send the client in circles?")
    }

    /// Sends the request for a WebSocket.
    pub(super) async fn sent_with(self, in_process: InProcess) -> TestResponse {
        let mut request = self.to_request();
        request.extensions_mut().insert(in_process);
        self.client.send(request).await
    }

    fn follow(&mut self, location: &str, status: u16) {
        let uri: Uri = location.parse().expect("an application redirects to a URL");
        self.target = uri.path_and_query().map_or("/", |target| target.as_str()).to_owned();
        if status == 303 {
            self.method = Method::GET;
            self.body.clear();
        }
    }

    /// The client and what it shall send.
    #[track_caller]
    pub(super) fn into_parts(self) -> (TestClient, http::Request<Body>) {
        let request = self.to_request();
        (self.client, request)
    }

    fn to_request(&self) -> http::Request<Body> {
        let mut request = http::Request::new(Body::from(self.body.clone()));
        *request.method_mut() = self.method.clone();
        *request.uri_mut() =
            self.target.parse().unwrap_or_else(|_| panic!("`{}` is no target of a request", self.target));
        for (name, value) in &self.headers {
            request.headers_mut().append(name, value.clone());
        }
        request
    }

    fn typed(mut self, content_type: &'static str, body: Vec<u8>) -> Self {
        self.headers.push((CONTENT_TYPE, HeaderValue::from_static(content_type)));
        self.body = body;
        self
    }
}

impl IntoFuture for TestRequest {
    type Output = TestResponse;
    type IntoFuture = Pin<Box<dyn Future<Output = TestResponse> + Send>>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.sent())
    }
}

/// Appends text with all but letters, digits and `-._~` escaped.
fn push_escaped(target: &mut String, text: &str) {
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            target.push(char::from(byte));
        } else {
            target.push_str(&format!("%{byte:02X}"));
        }
    }
}
