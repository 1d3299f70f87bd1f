//! A request on its way through the stages, and what handlers see of it.

use std::net::SocketAddr;
use std::sync::Arc;

use bytes::Bytes;
use http::request::Parts;
use http::{HeaderMap, Method, Uri};

use crate::Body;
use crate::endpoint::Plan;
use crate::routing::Captures;

/// A request whose route is known: what an endpoint takes its parameters from.
#[derive(Debug)]
pub struct Context {
    pub(crate) head: Parts,
    pub(crate) body: Body,
    /// The bytes of the body, once they were read.
    pub(crate) bytes: Bytes,
    /// The decoded path, and where the parameters are in it.
    pub(crate) path: String,
    pub(crate) captures: Captures,
    pub(crate) plan: Arc<Plan>,
    pub(crate) client: Option<SocketAddr>,
}

impl Context {
    /// The status of a plain answer.
    #[must_use]
    pub fn status(&self) -> http::StatusCode {
        self.plan.status
    }

    /// The first value of a header, if it is there and text.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.head.headers.get(name)?.to_str().ok()
    }

    /// The query as it was sent, without the question mark.
    #[must_use]
    pub fn query(&self) -> &str {
        self.head.uri.query().unwrap_or_default()
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
    pub(crate) fn of(head: &Parts, path: &str, client: Option<SocketAddr>) -> Self {
        Self {
            method: head.method.clone(),
            uri: head.uri.clone(),
            headers: head.headers.clone(),
            path: path.to_owned(),
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

    /// The whole URL: scheme, host, path and query.
    #[must_use]
    pub fn url(&self) -> String {
        let host = crate::pipeline::authority(&self.headers);
        format!("{}://{host}{}", crate::pipeline::scheme(&self.headers), self.uri)
    }

    /// The address of the client, unless the request was made in process.
    #[must_use]
    pub fn client(&self) -> Option<SocketAddr> {
        self.client
    }
}
