//! The one place that fixes the order of a request's stages: panic boundary, error boundary, router, endpoint.
//!
//! Receives each request from the server or the test client, and hands its answer back.

use std::borrow::Cow;
use std::sync::Arc;

use bytes::Bytes;
use http::header::{ALLOW, HOST, HeaderValue, LOCATION, ORIGIN};
use http::{HeaderMap, StatusCode};

use crate::Error;
use crate::cors::Cors;
use crate::depends::{OpenScope, Outstanding, Overrides};
use crate::endpoint::{Callable, Plan};
use crate::error::{Answered, ErrorHandlers, Fault, HttpError};
use crate::panic_boundary::unpanicked;
use crate::request::{Caller, Context, Received, Request};
use crate::response::{Response, empty_response, spare};
use crate::routing::{DecodedPath, Lookup, Methods, RouteTable, location, other_slash};
use crate::serve::Shutdown;
use crate::websocket::{self, WebSocketSettings};

/// An application, built: what answers requests.
#[derive(Debug)]
pub(crate) struct Pipeline {
    pub(crate) routes: RouteTable<PlannedRoute>,
    /// The routes of WebSockets: a request for one never sees the others.
    pub(crate) sockets: RouteTable<PlannedRoute>,
    pub(crate) websockets: WebSocketSettings,
    pub(crate) errors: Arc<ErrorHandlers>,
    pub(crate) redirect_slashes: bool,
    pub(crate) root_path: String,
    pub(crate) overrides: Arc<Overrides>,
    /// The work that outlives its answer.
    pub(crate) outstanding: Arc<Outstanding>,
    /// Ends the conversations when the server stops.
    pub(crate) stop: Shutdown,
    /// Which pages of other origins may use it.
    pub(crate) cors: Option<Box<Cors>>,
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
    ///
    /// All in one future, so that what it holds is moved once: an `async fn` that takes a context keeps room for it
    /// twice.
    pub(crate) async fn answer(&self, received: Received, caller: Caller) -> Response {
        // The server puts something there if the client asks for another protocol; most ask for none.
        if !received.extensions().is_empty() && websocket::is_asked_for(&received) {
            return Box::pin(self.converse(received, caller)).await;
        }
        let crossing = self.cors.as_deref().map(|cors| Crossing::begin(cors, &received));
        if let Some(Crossing { preflight: Some(answer), .. }) = crossing {
            return *answer;
        }
        let path = DecodedPath::new(received.uri(), &self.root_path);
        let answered = match self.routes.lookup(received.method(), path.of(received.uri())) {
            Lookup::Found { route, captures } => {
                let plan = Arc::clone(&route.plan);
                let mut context = Context { received, bytes: Bytes::new(), path, captures, plan, caller };
                let mut open = OpenScope::new(&self.outstanding);
                let mut result = match context.read_body().await {
                    Ok(()) => {
                        let mut answering = route.endpoint.call(&mut context, &mut open.scope);
                        unpanicked(answering.as_mut(), |panic| Err(Error::panicked(panic))).await
                    }
                    Err(error) => Err(error),
                };
                if !open.scope.is_idle() {
                    result = Box::pin(open.close(result)).await;
                }
                let answered = match result {
                    Ok(response) => Answered::Now(response),
                    Err(error) => self.fail(error, &context.received, &context.path, caller),
                };
                spare::leave(std::mem::take(context.received.headers_mut()));
                answered
            }
            Lookup::Refused { allow } => self.fail(refused(allow), &received, &path, caller),
            Lookup::NotFound => match self.redirect(path.of(received.uri()), &received, caller) {
                Some(response) => Answered::Now(response),
                None => self.fail(HttpError::of_router(404).into(), &received, &path, caller),
            },
        };
        let mut response = match answered {
            Answered::Now(response) => response,
            Answered::Later(answering) => answering.await,
        };
        if let Some(crossing) = crossing {
            crossing.end(&mut response);
        }
        response
    }

    fn fail(&self, error: Error, received: &Received, path: &DecodedPath, caller: Caller) -> Answered {
        self.errors.answer(error, || Request::of(received, path, caller))
    }

    fn redirect(&self, path: &str, received: &Received, caller: Caller) -> Option<Response> {
        if !self.redirect_slashes {
            return None;
        }
        let other = other_slash(path)?;
        if !self.routes.has_path(&other) {
            return None;
        }
        let host = authority(received.headers());
        let url = location(caller.scheme, &host, &self.root_path, &other, received.uri().query());
        let mut response = empty_response(StatusCode::TEMPORARY_REDIRECT);
        response.headers_mut().insert(LOCATION, HeaderValue::try_from(url).ok()?);
        Some(response)
    }
}

/// A request that may come from a page of another origin. Its parts are boxed: few applications look.
struct Crossing<'a> {
    cors: &'a Cors,
    origin: Option<Box<HeaderValue>>,
    /// The answer, if this is what browsers ask beforehand.
    preflight: Option<Box<Response>>,
}

impl<'a> Crossing<'a> {
    /// Looks where a request comes from.
    fn begin(cors: &'a Cors, received: &Received) -> Self {
        let origin = received.headers().get(ORIGIN).cloned().map(Box::new);
        let preflight = cors.preflight(received.method(), received.headers()).map(Box::new);
        Self { cors, origin, preflight }
    }

    /// Tells the browser what the page may do. Of faults it is told nothing.
    fn end(self, response: &mut Response) {
        if response.extensions_mut().remove::<Fault>().is_none() {
            self.cors.add_to(self.origin.as_deref(), response.headers_mut());
        }
    }
}

/// A method that no route of the path answers.
fn refused(allow: &Methods) -> Error {
    let error = HttpError::of_router(405);
    match allow.to_allow() {
        Some(allow) => error.header(ALLOW.as_str(), &allow).into(),
        None => error.into(),
    }
}

/// The host that the client asked.
pub(crate) fn authority(headers: &HeaderMap) -> Cow<'_, str> {
    headers.get(HOST).map_or(Cow::Borrowed("localhost"), |host| String::from_utf8_lossy(host.as_bytes()))
}
