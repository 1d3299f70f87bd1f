//! A request on its way through the stages, and what handlers see of it.

use std::borrow::Cow;
use std::net::SocketAddr;
use std::sync::Arc;

use bytes::Bytes;
use http::{HeaderMap, Method, Uri};

use crate::Body;
use crate::endpoint::Plan;
use crate::routing::{Captures, DecodedPath};

/// A request as it came, boxed: some 300 bytes, which would be copied each time they pass from one future to the next.
pub(crate) type Received = Box<http::Request<Body>>;

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
    pub(crate) client: Option<SocketAddr>,
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
    path: String,
    client: Option<SocketAddr>,
}

impl Request {
    pub(crate) fn of(received: &Received, path: &DecodedPath, client: Option<SocketAddr>) -> Self {
        Self {
            method: received.method().clone(),
            uri: received.uri().clone(),
            headers: received.headers().clone(),
            path: path.of(received.uri()).to_owned(),
            client,
        }
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

    /// The path, decoded.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
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
        let (scheme, host) = (crate::pipeline::scheme(&self.headers), crate::pipeline::authority(&self.headers));
        let query = self.uri.query().map_or_else(String::new, |query| format!("?{query}"));
        format!("{scheme}://{host}{}{query}", self.path)
    }

    /// The address of the client, unless the request was made in process.
    #[must_use]
    pub fn client(&self) -> Option<SocketAddr> {
        self.client
    }
}
