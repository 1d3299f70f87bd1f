//! Who answers an error: the application's own handlers, else the usual form.

use std::any::{Any, TypeId};
use std::collections::HashMap;
use std::pin::Pin;

use http::StatusCode;

use super::{Error, HttpError, Kind, ValidationError, validation};
use crate::response::{IntoResponse, file};
use crate::websocket::{Conversation, WebSocket};
use crate::{Request, Response};

/// The answer of a handler, on its way.
pub(crate) type Answering<'a> = Pin<Box<dyn Future<Output = Response> + Send + 'a>>;
/// What a handler does with a WebSocket, on its way.
type Settling = Pin<Box<dyn Future<Output = Result<(), Error>> + Send>>;
type SocketHandler = Box<dyn Fn(WebSocket, Box<dyn Any + Send + Sync>) -> Settling + Send + Sync>;
type Handler = Box<dyn Fn(Request, Box<dyn Any + Send + Sync>) -> Answering<'static> + Send + Sync>;

/// The answer to an error. Most errors are answered at once: the request keeps no room for a future that only a handler
/// of the application's needs.
pub(crate) enum Answered {
    Now(Response),
    Later(Answering<'static>),
    /// Nobody here answers it.
    Not(Box<Fault>),
}

/// An error that is neither an answer nor known to a handler: it is answered outside of all middlewares.
pub(crate) struct Fault {
    pub(crate) error: Error,
    pub(crate) request: Request,
}

/// The handlers of an application, by the type of the error.
#[derive(Default)]
pub(crate) struct ErrorHandlers {
    by_type: HashMap<TypeId, Handler>,
    of_websockets: HashMap<TypeId, SocketHandler>,
}

impl ErrorHandlers {
    /// Sets the handler of a type. A second one replaces the first, as in Starlette.
    pub(crate) fn insert<E, F, Fut, M>(&mut self, handler: F)
    where
        E: Send + Sync + 'static,
        F: Fn(Request, E) -> Fut + Send + Sync + 'static,
        Fut: Future<Output: IntoResponse<M>> + Send + 'static,
    {
        let handler: Handler = Box::new(move |request, error| match error.downcast::<E>() {
            Ok(error) => {
                let answering = handler(request, *error);
                Box::pin(async move { file::completed(finished(answering.await.into_response(StatusCode::OK))).await })
            }
            // Handlers are looked up by the very type that they take.
            Err(_) => Box::pin(async { last_resort() }),
        });
        self.by_type.insert(TypeId::of::<E>(), handler);
    }

    /// Sets the handler of a type in conversations. A second one replaces the first.
    pub(crate) fn insert_for_websockets<E, F, Fut, R, M>(&mut self, handler: F)
    where
        E: Send + Sync + 'static,
        F: Fn(WebSocket, E) -> Fut + Send + Sync + 'static,
        Fut: Future<Output = R> + Send + 'static,
        R: Conversation<M>,
    {
        let handler: SocketHandler = Box::new(move |socket, error| match error.downcast::<E>() {
            Ok(error) => {
                let settling = handler(socket, *error);
                Box::pin(async move { settling.await.into_result() })
            }
            // Handlers are looked up by the very type that they take.
            Err(_) => Box::pin(async { Ok(()) }),
        });
        self.of_websockets.insert(TypeId::of::<E>(), handler);
    }

    /// What the handler of its type does with an error in a conversation, or the error if there is none.
    pub(crate) fn for_websocket(&self, socket: &WebSocket, error: Error) -> Result<Settling, Error> {
        let Some(handler) = error.value_type().and_then(|id| self.of_websockets.get(&id)) else { return Err(error) };
        match error.into_kind() {
            Kind::Http(error) => Ok(handler(socket.clone(), Box::new(error))),
            Kind::Invalid(error) => Ok(handler(socket.clone(), Box::new(error))),
            Kind::Typed { value, .. } | Kind::Other { value, .. } => Ok(handler(socket.clone(), value)),
            refused @ Kind::Refused(_) => Err(Error::from_kind(refused)),
        }
    }

    /// Whether an own handler answers errors of the type of a value.
    pub(crate) fn knows_value(&self, value: &(dyn Any + Send + Sync)) -> bool {
        self.by_type.contains_key(&value.type_id())
    }

    /// Whether a handler of conversations wants to see what is wrong with parameters.
    pub(crate) fn keeps_issues_of_websockets(&self) -> bool {
        self.of_websockets.contains_key(&TypeId::of::<ValidationError>())
    }

    /// Answers an error: the handler of its very type first, then the usual form.
    pub(crate) fn answer(&self, error: Error, request: impl FnOnce() -> Request) -> Answered {
        match error.into_kind() {
            Kind::Http(error) if self.knows::<HttpError>() => self.handled(request(), Box::new(error)),
            Kind::Http(error) => Answered::Now(error.into_answer()),
            Kind::Invalid(error) if self.knows::<ValidationError>() => self.handled(request(), Box::new(error)),
            Kind::Invalid(error) => Answered::Now(error.into_answer()),
            Kind::Refused(body) => Answered::Now(validation::answer(body)),
            Kind::Typed { value, .. } if self.by_type.contains_key(&(*value).type_id()) => {
                self.handled(request(), value)
            }
            Kind::Typed { http, .. } => Answered::Now(http.into_answer()),
            Kind::Other { value, .. } if self.by_type.contains_key(&(*value).type_id()) => {
                self.handled(request(), value)
            }
            fault @ Kind::Other { .. } => {
                Answered::Not(Box::new(Fault { error: Error::from_kind(fault), request: request() }))
            }
        }
    }

    /// Answers a fault. A handler of [`Error`] is told of it.
    pub(crate) fn answer_fault(&self, fault: Fault) -> Answering<'static> {
        crate::log::error(&fault.error.to_string());
        match self.by_type.get(&TypeId::of::<Error>()) {
            Some(handler) => handler(fault.request, Box::new(fault.error)),
            None => Box::pin(async { last_resort() }),
        }
    }

    fn handled(&self, request: Request, error: Box<dyn Any + Send + Sync>) -> Answered {
        match self.by_type.get(&(*error).type_id()) {
            Some(handler) => Answered::Later(handler(request, error)),
            None => Answered::Now(last_resort()),
        }
    }

    /// Whether there is anybody to whom an error's request is shown.
    pub(crate) fn see_requests(&self) -> bool {
        !self.by_type.is_empty()
    }

    /// Whether a handler wants to see what is wrong with parameters.
    pub(crate) fn keeps_issues(&self) -> bool {
        self.knows::<ValidationError>()
    }

    fn knows<E: 'static>(&self) -> bool {
        self.by_type.contains_key(&TypeId::of::<E>())
    }
}

/// The answer of a handler. One that fails itself is answered in the usual form: it is not asked again.
fn finished(answer: Result<Response, Error>) -> Response {
    match answer.map_err(Error::into_kind) {
        Ok(response) => response,
        Err(Kind::Http(error) | Kind::Typed { http: error, .. }) => error.into_answer(),
        Err(Kind::Invalid(error)) => error.into_answer(),
        Err(Kind::Refused(body)) => validation::answer(body),
        Err(Kind::Other { message, .. }) => {
            crate::log::error(&message);
            last_resort()
        }
    }
}

impl std::fmt::Debug for ErrorHandlers {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("ErrorHandlers").field("types", &self.by_type.len()).finish()
    }
}

/// The answer to a fault: nothing of it is told, in Starlette's words.
pub(crate) fn last_resort() -> Response {
    crate::response::text_response(StatusCode::INTERNAL_SERVER_ERROR, "Internal Server Error")
}
