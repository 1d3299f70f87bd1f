//! The one place that fixes the order of a request's stages: panic boundary, error boundary, router, endpoint.
//!
//! Receives each request from the server or the test client, and hands its answer back.

use std::borrow::Cow;
use std::net::SocketAddr;
use std::sync::Arc;

use http::header::{ALLOW, HOST, HeaderValue, LOCATION};
use http::request::Parts;
use http::{HeaderMap, StatusCode};

use crate::depends::{OpenScope, Outstanding, Overrides};
use crate::endpoint::{Callable, Plan};
use crate::error::{ErrorHandlers, HttpError};
use crate::panic_boundary::unpanicked;
use crate::request::{Context, Request};
use crate::response::{Response, empty_response};
use crate::routing::{Captures, Lookup, RouteTable, decode_path, location, other_slash};
use crate::{Body, Error};

/// An application, built: what answers requests.
#[derive(Debug)]
pub(crate) struct Pipeline {
    pub(crate) routes: RouteTable<PlannedRoute>,
    pub(crate) errors: ErrorHandlers,
    pub(crate) redirect_slashes: bool,
    pub(crate) root_path: String,
    pub(crate) overrides: Arc<Overrides>,
    /// The work that outlives its answer.
    pub(crate) outstanding: Arc<Outstanding>,
}

/// A route and what was decided about it.
pub(crate) struct PlannedRoute {
    pub(crate) endpoint: Arc<dyn Callable>,
    pub(crate) plan: Arc<Plan>,
}

impl std::fmt::Debug for PlannedRoute {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("PlannedRoute").field("plan", &self.plan).finish_non_exhaustive()
    }
}

impl Pipeline {
    /// Answers a request.
    pub(crate) async fn answer(&self, request: http::Request<Body>, client: Option<SocketAddr>) -> Response {
        let (head, body) = request.into_parts();
        let decoded = decode_path(head.uri.path());
        let path = self.below_root(&decoded);
        match self.routes.lookup(&head.method, path) {
            Lookup::Found { route, captures } => {
                let path = path.to_owned();
                self.call(route, captures, path, head, body, client).await
            }
            Lookup::Refused { allow } => {
                let mut error = HttpError::from_status(405);
                if let Some(allow) = allow.to_allow() {
                    error = error.header(ALLOW.as_str(), &allow);
                }
                self.fail(error.into(), &head, path, client).await
            }
            Lookup::NotFound => match self.redirect(path, &head) {
                Some(response) => response,
                None => self.fail(HttpError::from_status(404).into(), &head, path, client).await,
            },
        }
    }

    async fn call(
        &self,
        route: &PlannedRoute,
        captures: Captures,
        path: String,
        head: Parts,
        body: Body,
        client: Option<SocketAddr>,
    ) -> Response {
        let plan = Arc::clone(&route.plan);
        let mut open = OpenScope::new(&self.outstanding);
        let mut context = Context { head, body, bytes: bytes::Bytes::new(), path, captures, plan, client };
        let result = unpanicked(route.endpoint.call(&mut context, &mut open.scope).as_mut()).await;
        let result = open.close(result.unwrap_or_else(|panic| Err(Error::panicked(panic)))).await;
        match result {
            Ok(response) => response,
            Err(error) => self.fail(error, &context.head, &context.path, client).await,
        }
    }

    async fn fail(&self, error: Error, head: &Parts, path: &str, client: Option<SocketAddr>) -> Response {
        self.errors.answer(error, || Request::of(head, path, client)).await
    }

    /// The path without the root path, which a proxy may or may not have cut off already.
    fn below_root<'p>(&self, path: &'p str) -> &'p str {
        match path.strip_prefix(self.root_path.as_str()) {
            Some(rest) if rest.starts_with('/') => rest,
            _ => path,
        }
    }

    fn redirect(&self, path: &str, head: &Parts) -> Option<Response> {
        if !self.redirect_slashes {
            return None;
        }
        let other = other_slash(path)?;
        if !self.routes.has_path(&other) {
            return None;
        }
        let host = authority(&head.headers);
        let url = location(scheme(&head.headers), &host, &self.root_path, &other, head.uri.query());
        let mut response = empty_response(StatusCode::TEMPORARY_REDIRECT);
        response.headers_mut().insert(LOCATION, HeaderValue::try_from(url).ok()?);
        Some(response)
    }
}

/// The host that the client asked.
pub(crate) fn authority(headers: &HeaderMap) -> Cow<'_, str> {
    headers.get(HOST).map_or(Cow::Borrowed("localhost"), |host| String::from_utf8_lossy(host.as_bytes()))
}

/// The scheme by which the client came.
pub(crate) fn scheme(_: &HeaderMap) -> &'static str {
    "http"
}
