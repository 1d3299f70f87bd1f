//! The one place that fixes the order of a request's stages: middlewares, error boundary, router, panic boundary,
//! endpoint. What none of them answers is answered around all of them.
//!
//! Receives each request from the server or the test client, and hands its answer back.

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

use bytes::Bytes;
use http::header::{ALLOW, HOST, HeaderValue, LOCATION};
use http::{HeaderMap, Method, StatusCode};

use crate::Error;
use crate::depends::{OpenScope, Outstanding, Overrides};
use crate::endpoint::{Callable, Plan};
use crate::error::{Answered, Answering, ErrorHandlers, Fault, HttpError};
use crate::middleware::{Layer, Next};
use crate::panic_boundary::unpanicked;
use crate::request::{Caller, Context, Received, Request};
use crate::response::{Response, empty_response, file, spare};
use crate::routing::{DecodedPath, Lookup, Methods, RootPath, RouteTable, location, other_slash};
use crate::serve::Shutdown;
use crate::websocket::{self, WebSocketSettings};

/// An application, built: what answers requests.
pub(crate) struct Pipeline {
    pub(crate) routes: RouteTable<PlannedRoute>,
    /// The routes of WebSockets: a request for one never sees the others.
    pub(crate) sockets: RouteTable<SocketRoute>,
    pub(crate) websockets: WebSocketSettings,
    pub(crate) errors: Arc<ErrorHandlers>,
    pub(crate) redirect_slashes: bool,
    pub(crate) root: Arc<RootPath>,
    pub(crate) overrides: Arc<Overrides>,
    /// The work that outlives its answer.
    pub(crate) outstanding: Arc<Outstanding>,
    /// Ends the conversations over WebSockets when the server stops.
    pub(crate) stop: Shutdown,
    /// What stands around the router, outermost last.
    pub(crate) layers: Vec<Box<dyn Layer>>,
}

/// A route and what was decided about it.
pub(crate) struct PlannedRoute {
    pub(crate) endpoint: Arc<dyn Callable>,
    pub(crate) plan: Arc<Plan>,
}

/// What answers a request for a WebSocket.
#[derive(Debug)]
pub(crate) enum SocketRoute {
    Handler(PlannedRoute),
    /// An application that is mounted there.
    Mounted(Arc<Pipeline>),
}

impl fmt::Debug for PlannedRoute {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PlannedRoute").field("plan", &self.plan).finish_non_exhaustive()
    }
}

impl fmt::Debug for Pipeline {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pipeline").field("routes", &self.routes).finish_non_exhaustive()
    }
}

/// What is done with a fault.
pub(crate) enum Uncaught<'f> {
    /// It is answered: there is nothing around that could see it.
    Answer,
    /// It is put there, to pass through the middlewares.
    Leave(&'f mut Option<Box<Fault>>),
}

impl Pipeline {
    /// Answers a request.
    pub(crate) fn answer(
        self: &Arc<Self>,
        received: Received,
        caller: Caller,
    ) -> impl Future<Output = Response> + Send {
        self.handle(received, caller, Uncaught::Answer)
    }

    /// Answers a request, by the middlewares first unless it is inside of them.
    ///
    /// All in one future, so that what it holds is moved once: an `async fn` that takes a context keeps room for it
    /// twice.
    pub(crate) async fn handle(
        self: &Arc<Self>,
        received: Received,
        caller: Caller,
        uncaught: Uncaught<'_>,
    ) -> Response {
        if matches!(uncaught, Uncaught::Answer) {
            // The server puts something there if the client asks for another protocol; most ask for none. Middlewares
            // see no WebSockets, as in FastAPI.
            if !received.extensions().is_empty() && websocket::is_asked_for(&received) {
                return websocket::converse(self, received, caller).await;
            }
            if !self.layers.is_empty() {
                return self.through_layers(received, caller).await;
            }
        }
        let path = DecodedPath::new(received.uri(), &self.root);
        let answered = match self.routes.lookup(received.method(), path.of(received.uri())) {
            Lookup::Found { route, captures } => {
                let plan = Arc::clone(&route.plan);
                let mut context = Context { received, bytes: Bytes::new(), path, captures, plan, caller };
                let mut open = OpenScope::new(&self.outstanding);
                let result = match context.read_body().await {
                    Ok(()) => {
                        let mut answering = route.endpoint.call(&mut context, &mut open.scope);
                        unpanicked(answering.as_mut(), |panic| Err(Error::panicked(panic))).await
                    }
                    Err(error) => Err(error),
                };
                if !open.scope.is_idle() || result.as_ref().is_ok_and(file::is_promised) {
                    return Box::pin(self.conclude(context, open, result, uncaught)).await;
                }
                match result {
                    Ok(response) => {
                        spare::leave(std::mem::take(context.received.headers_mut()));
                        return response;
                    }
                    Err(error) => self.failed(error, context),
                }
            }
            Lookup::Refused { allow } => self.fail(refused(allow), &received, &path, caller),
            Lookup::NotFound => match self.redirect(&path, &received, caller) {
                Some(response) => Answered::Now(response),
                None => self.fail(HttpError::of_router(404).into(), &received, &path, caller),
            },
        };
        let answering = match self.settle(answered, uncaught) {
            Ok(response) => return response,
            Err(answering) => answering,
        };
        answering.await
    }

    /// The rest of a request that left something to do: in a future of its own, so that the others keep no room for it.
    async fn conclude(
        &self,
        context: Context,
        open: OpenScope<'_>,
        mut result: Result<Response, Error>,
        uncaught: Uncaught<'_>,
    ) -> Response {
        if result.as_ref().is_ok_and(file::is_promised) {
            result = file::complete(result, Some(&context.received)).await;
        }
        if !open.scope.is_idle() {
            let is_head = context.received.method() == Method::HEAD;
            result = open.close(result, is_head).await;
        }
        let answered = match result {
            Ok(response) => return response,
            Err(error) => self.failed(error, context),
        };
        match self.settle(answered, uncaught) {
            Ok(response) => response,
            Err(answering) => answering.await,
        }
    }

    /// The answer of an endpoint that has failed.
    fn failed(&self, error: Error, mut context: Context) -> Answered {
        let answered = self.fail(error, &context.received, &context.path, context.caller);
        spare::leave(std::mem::take(context.received.headers_mut()));
        answered
    }

    /// The answer, or the future that will give it.
    #[inline]
    fn settle(&self, answered: Answered, uncaught: Uncaught<'_>) -> Result<Response, Answering<'static>> {
        match (answered, uncaught) {
            (Answered::Now(response), _) => Ok(response),
            (Answered::Later(answering), _) => Err(answering),
            (Answered::Not(fault), Uncaught::Answer) => Err(self.errors.answer_fault(*fault)),
            (Answered::Not(fault), Uncaught::Leave(place)) => {
                *place = Some(fault);
                Ok(Response::default())
            }
        }
    }

    fn through_layers(self: &Arc<Self>, received: Received, caller: Caller) -> Answering<'_> {
        let next = Next::new(Arc::clone(self), received, caller);
        let request = self.errors.see_requests().then(|| next.request());
        Box::pin(async move {
            match next.go().await.map_err(|error| self.errors.answer(error, || request.unwrap_or_else(Request::unseen)))
            {
                Ok(response) | Err(Answered::Now(response)) => file::completed(response).await,
                Err(Answered::Later(answering)) => answering.await,
                Err(Answered::Not(fault)) => self.errors.answer_fault(*fault).await,
            }
        })
    }

    fn fail(&self, error: Error, received: &Received, path: &DecodedPath, caller: Caller) -> Answered {
        self.errors.answer(error, || Request::of(received, path, caller, &self.root))
    }

    fn redirect(&self, path: &DecodedPath, received: &Received, caller: Caller) -> Option<Response> {
        if !self.redirect_slashes {
            return None;
        }
        let other = other_slash(path.of(received.uri()))?;
        if !self.routes.has_path(&other) {
            return None;
        }
        let host = authority(received.headers());
        let before = self.root.seen(path.left_out(received.uri()));
        let url = location(caller.scheme, &host, &before, &other, received.uri().query());
        let mut response = empty_response(StatusCode::TEMPORARY_REDIRECT);
        response.headers_mut().insert(LOCATION, HeaderValue::try_from(url).ok()?);
        Some(response)
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
