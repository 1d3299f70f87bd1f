//! A request on its way through the stages, and what handlers see of it.

use std::borrow::Cow;
use std::net::SocketAddr;
use std::sync::Arc;

use bytes::Bytes;
use http::{Extensions, HeaderMap, Method, Uri};

use crate::Body;
use crate::endpoint::Plan;
use crate::routing::{Captures, DecodedPath, RootPath};

/// A request as it came, boxed: some 300 bytes, which would be copied each time they pass from one future to the next.
pub(crate) type Received = Box<http::Request<Body>>;

/// Who called, as far as the server knows: what it hands to the application besides the request.
///
/// A server of another kind puts it into the extensions of the requests that it makes:
///
/// ```
/// use peregrine::prelude::*;
/// use peregrine::{Body, request::Caller};
/// use tower_service::Service as _;
///
/// #[get("/")]
/// async fn root(request: Request) -> String {
///     format!("{:?}", request.client())
/// }
///
/// # peregrine::rt::block_on(async {
/// let mut service = App::new().routes(routes![root]).into_service()?;
/// let mut request = http::Request::get("/").body(Body::empty())?;
/// request.extensions_mut().insert(Caller::new("192.0.2.1:80".parse()?).scheme("https"));
/// let Ok(response) = service.call(request).await;
/// let body = response.into_body().collect_limited(100).await?;
/// assert_eq!(body, r#""Some(192.0.2.1:80)""#);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// # }).unwrap();
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Caller {
    pub(crate) client: Option<SocketAddr>,
    pub(crate) scheme: &'static str,
}

impl Caller {
    /// A client at that address, which came by plain HTTP.
    #[must_use]
    pub const fn new(client: SocketAddr) -> Self {
        Self { client: Some(client), scheme: "http" }
    }

    /// The address, if it is known.
    #[must_use]
    pub const fn client(&self) -> Option<SocketAddr> {
        self.client
    }

    /// The same caller, of a WebSocket: the scheme has another name there.
    pub(crate) fn of_websocket(mut self) -> Self {
        self.scheme = if matches!(self.scheme, "https" | "wss") { "wss" } else { "ws" };
        self
    }

    /// Nothing is known: the request was made in process.
    pub(crate) const UNKNOWN: Self = Self { client: None, scheme: "http" };

    /// The scheme by which it came: `http` or `https`.
    #[must_use]
    pub const fn scheme(mut self, scheme: &'static str) -> Self {
        self.scheme = scheme;
        self
    }
}

/// A request whose route is known: what an endpoint takes its parameters from.
#[derive(Debug)]
pub struct Context {
    pub(crate) received: Received,
    /// The bytes of the body, if the plan wants them.
    pub(crate) bytes: Bytes,
    pub(crate) path: DecodedPath,
    /// Where the parameters are in the path.
    pub(crate) captures: Captures,
    pub(crate) plan: Arc<Plan>,
    pub(crate) caller: Caller,
}

impl Context {
    /// The headers.
    pub(crate) fn headers(&self) -> &HeaderMap {
        self.received.headers()
    }

    /// The text of a parameter of the path, by its index there.
    pub(crate) fn path_parameter(&self, index: usize) -> Option<&str> {
        self.captures.text(self.path.of(self.received.uri()), index)
    }

    /// The status of a plain answer.
    #[must_use]
    pub fn status(&self) -> http::StatusCode {
        self.plan.status
    }

    /// The first value of a header, if it is there and text.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers().get(name)?.to_str().ok()
    }

    /// The query as it was sent, without the question mark.
    #[must_use]
    pub fn query(&self) -> &str {
        self.received.uri().query().unwrap_or_default()
    }
}

/// What there is to know about a request besides its body.
#[derive(Debug, Clone)]
pub struct Request {
    method: Method,
    uri: Uri,
    headers: HeaderMap,
    extensions: Extensions,
    path: String,
    root_path: String,
    caller: Caller,
}

impl Request {
    pub(crate) fn of(received: &Received, path: &DecodedPath, caller: Caller, root: &RootPath) -> Self {
        Self {
            method: received.method().clone(),
            uri: received.uri().clone(),
            headers: received.headers().clone(),
            extensions: received.extensions().clone(),
            path: root.seen(path.whole(received.uri())).into_owned(),
            root_path: root.as_str().to_owned(),
            caller,
        }
    }

    /// Stands for one that nobody looks at.
    pub(crate) fn unseen() -> Self {
        Self {
            method: Method::default(),
            uri: Uri::default(),
            headers: HeaderMap::new(),
            extensions: Extensions::new(),
            path: String::new(),
            root_path: String::new(),
            caller: Caller::UNKNOWN,
        }
    }

    /// The same request with these.
    pub(crate) fn with(self, headers: HeaderMap, extensions: Extensions) -> Self {
        Self { headers, extensions, ..self }
    }

    /// What a middleware may have changed, put where the rest of the way finds it.
    pub(crate) fn apply_to(self, received: &mut Received) {
        *received.headers_mut() = self.headers;
        *received.extensions_mut() = self.extensions;
    }

    /// The method.
    #[must_use]
    pub fn method(&self) -> &Method {
        &self.method
    }

    /// The target as it was sent.
    #[must_use]
    pub fn uri(&self) -> &Uri {
        &self.uri
    }

    /// The path, decoded, with what stands before the application: a root path, the prefix of a mount.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// Where clients see the application: a proxy's prefix, and that of a mount. Empty where there is none.
    ///
    /// ```
    /// use peregrine::prelude::*;
    /// use peregrine::testing::TestClient;
    ///
    /// #[get("/app")]
    /// async fn read_main(request: Request) -> Value {
    ///     json!({"root_path": request.root_path()})
    /// }
    ///
    /// let client = TestClient::new(App::new().root_path("/api/v1").routes(routes![read_main]));
    /// client.get("/app").send().assert_json(json!({"root_path": "/api/v1"}));
    /// client.get("/api/v1/app").send().assert_json(json!({"root_path": "/api/v1"}));
    /// ```
    #[must_use]
    pub fn root_path(&self) -> &str {
        &self.root_path
    }

    /// The query as it was sent, without the question mark.
    #[must_use]
    pub fn query(&self) -> &str {
        self.uri.query().unwrap_or_default()
    }

    /// The parameters of the query in their order, decoded.
    ///
    /// ```
    /// use peregrine::prelude::*;
    /// use peregrine::testing::TestClient;
    ///
    /// #[get("/")]
    /// async fn names(request: Request) -> Vec<String> {
    ///     request.query_pairs().map(|(name, _)| name.into_owned()).collect()
    /// }
    ///
    /// let client = TestClient::new(App::new().routes(routes![names]));
    /// client.get("/?a=1&b%20c=2&a=3").send().assert_json(json!(["a", "b c", "a"]));
    /// ```
    pub fn query_pairs(&self) -> impl Iterator<Item = (Cow<'_, str>, Cow<'_, str>)> {
        crate::params::query_pairs(self.query())
    }

    /// The cookies in their order. Of several of a name the last counts.
    pub fn cookies(&self) -> impl Iterator<Item = (Cow<'_, str>, Cow<'_, str>)> {
        crate::params::cookie_pairs(&self.headers)
    }

    /// The headers.
    #[must_use]
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// The headers, to be changed by a middleware.
    pub fn headers_mut(&mut self) -> &mut HeaderMap {
        &mut self.headers
    }

    /// What middlewares and the server found out about the request, a value of each type: FastAPI's `request.state`.
    #[must_use]
    pub fn extensions(&self) -> &Extensions {
        &self.extensions
    }

    /// The extensions, to be added to by a middleware.
    ///
    /// ```
    /// use peregrine::prelude::*;
    /// use peregrine::testing::TestClient;
    ///
    /// #[derive(Clone)]
    /// struct RequestId(u64);
    ///
    /// async fn numbered(mut request: Request, next: Next) -> Result<Response> {
    ///     request.extensions_mut().insert(RequestId(7));
    ///     next.run(request).await
    /// }
    ///
    /// #[get("/")]
    /// async fn root(request: Request) -> Option<u64> {
    ///     request.extensions().get().map(|RequestId(id)| *id)
    /// }
    ///
    /// let client = TestClient::new(App::new().routes(routes![root]).middleware(numbered));
    /// client.get("/").send().assert_json(7);
    /// ```
    pub fn extensions_mut(&mut self) -> &mut Extensions {
        &mut self.extensions
    }

    /// The first value of a header, if it is there and text.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }

    /// The whole URL as Starlette prints it: scheme, host, the decoded path, and the query as it was sent.
    ///
    /// It is for people to read. [`uri`](Self::uri) has the path as it was sent.
    #[must_use]
    pub fn url(&self) -> String {
        let (scheme, host) = (self.caller.scheme, crate::pipeline::authority(&self.headers));
        let query = self.uri.query().map_or_else(String::new, |query| format!("?{query}"));
        format!("{scheme}://{host}{}{query}", self.path)
    }

    /// The scheme by which the client came: `http` or `https`, as a proxy that is believed tells.
    #[must_use]
    pub fn scheme(&self) -> &'static str {
        self.caller.scheme
    }

    /// The address of the client, as a proxy that is believed tells: its port is 0 then, unless that was told too.
    /// `None` for a request that was made in process, and where the proxy names no address.
    #[must_use]
    pub fn client(&self) -> Option<SocketAddr> {
        self.caller.client
    }
}
