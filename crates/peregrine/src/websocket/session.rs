//! One conversation: the handshake's answer, the handler beside the connection, and what ends with them.

use std::pin::{Pin, pin};
use std::sync::Arc;

use bytes::Bytes;
use http::{HeaderValue, Method};
use hyper::upgrade::OnUpgrade;
use hyper_util::rt::TokioIo;
use tokio::sync::{Notify, oneshot};

use super::connection::Connection;
use super::error::disconnect_of;
use super::link::{Decision, InProcess, Peer, linked};
use super::{WebSocket, WebSocketDisconnect, WebSocketException, WebSocketSettings, handshake};
use crate::depends::{OpenScope, Outstanding, Piece};
use crate::endpoint::Callable;
use crate::error::{Answered, Answering, ErrorHandlers, Kind, last_resort};
use crate::panic_boundary::unpanicked;
use crate::pipeline::{Pipeline, PlannedRoute, SocketRoute};
use crate::request::{Caller, Context, Received, Request};
use crate::response::file;
use crate::routing::{Captures, DecodedPath, Lookup};
use crate::serve::Shutdown;
use crate::{Error, Response, log};

/// A handler with its clean-ups: what it ends with is for the client if it decided nothing about the handshake.
type Handling = Pin<Box<dyn Future<Output = Result<(), Refusal>> + Send>>;

/// Why a handshake is refused that the handler didn't decide about.
#[derive(Debug)]
enum Refusal {
    /// The error has its own answer.
    Error(Error),
    /// The answer tells nothing.
    Fault,
}

/// Answers a request that asks for a WebSocket. The conversation goes on in a task of its own. Boxed, so that other
/// requests keep no room for it.
///
/// # Cancel safety
/// If the future is dropped before the handler has decided, the handler is dropped, and cleans up.
pub(crate) fn converse(pipeline: &Arc<Pipeline>, received: Received, caller: Caller) -> Answering<'_> {
    Box::pin(async move {
        match handshake::check(&received) {
            Ok(key) => pipeline.converse(received, caller.of_websocket(), key).await,
            Err(refusal) => *refusal,
        }
    })
}

impl Pipeline {
    /// Finds the handler, in a mounted application as well, and has it decide about the handshake.
    async fn converse(self: &Arc<Self>, received: Received, caller: Caller, key: HeaderValue) -> Response {
        let mut pipeline = self;
        let (route, path, captures) = loop {
            let path = DecodedPath::new(received.uri(), &pipeline.root);
            match pipeline.sockets.lookup(&Method::GET, path.of(received.uri())) {
                Lookup::Found { route: SocketRoute::Mounted(inner), .. } => pipeline = inner,
                Lookup::Found { route: SocketRoute::Handler(route), captures } => break (route, path, captures),
                _ => return handshake::last(handshake::forbidden()),
            }
        };
        pipeline.begin(received, caller, key, route, (path, captures)).await
    }

    /// Runs the handler until it has decided about the handshake, and leaves the rest to a task of its own.
    async fn begin(
        &self,
        mut received: Received,
        caller: Caller,
        key: HeaderValue,
        route: &PlannedRoute,
        (path, captures): (DecodedPath, Captures),
    ) -> Response {
        let Some(medium) = Medium::of(&mut received) else { return handshake::last(last_resort()) };
        let request = Request::of(&received, &path, caller, &self.root);
        let (link, peer, mut decided) = linked();
        let socket = WebSocket::new(request.clone(), link);
        received.extensions_mut().insert(socket.clone());
        let plan = Arc::clone(&route.plan);
        let context = Context { received, bytes: Bytes::new(), path, captures, plan, caller };
        let (errors, outstanding) = (Arc::clone(&self.errors), Arc::clone(&self.outstanding));
        let mut handling: Handling =
            Box::pin(handle(Arc::clone(&route.endpoint), context, socket, outstanding, errors));

        let (decision, handling) = tokio::select! {
            biased;
            Ok(decision) = &mut decided => (Ok(decision), Some(handling)),
            ended = &mut handling => (decided.try_recv().map_err(|_| ended), None),
        };
        match decision {
            Ok(Decision::Accept { subprotocol, headers }) => {
                let session = Session {
                    handling,
                    peer,
                    medium,
                    settings: self.websockets,
                    stop: self.stop.clone(),
                    _piece: Piece::begin(&self.outstanding),
                };
                tokio::spawn(session.run());
                handshake::accepted(key, subprotocol.as_deref(), *headers)
            }
            Ok(Decision::Refuse(response)) => {
                let response = file::completed(*response).await;
                // What is left of the handler goes on by itself.
                if let Some(handling) = handling {
                    let piece = Piece::begin(&self.outstanding);
                    tokio::spawn(finished(handling, self.stop.clone(), piece));
                }
                handshake::last(response)
            }
            Err(ended) => handshake::last(self.refusal(ended, request).await),
        }
    }

    /// The answer to a handshake about which the handler decided nothing.
    async fn refusal(&self, ended: Result<(), Refusal>, request: Request) -> Response {
        match ended {
            Ok(()) => {
                log::error(&format!("the handler of the WebSocket `{}` ended without `accept`", request.path()));
                last_resort()
            }
            Err(Refusal::Fault) => last_resort(),
            Err(Refusal::Error(error)) => match self.errors.answer(error, || request) {
                Answered::Now(response) => response,
                Answered::Later(answering) => answering.await,
                Answered::Not(_) => last_resort(),
            },
        }
    }
}

/// Runs a handler with its clean-ups, and does what its error says.
async fn handle(
    endpoint: Arc<dyn Callable>,
    mut context: Context,
    socket: WebSocket,
    outstanding: Arc<Outstanding>,
    errors: Arc<ErrorHandlers>,
) -> Result<(), Refusal> {
    let mut open = OpenScope::new(&outstanding);
    let result = {
        let mut running = endpoint.call(&mut context, &mut open.scope);
        unpanicked(running.as_mut(), |panic| Err(Error::panicked(panic))).await
    };
    match open.end(result.map(drop)).await {
        Ok(()) => Ok(()),
        Err(error) => settle(error, &socket, &errors).await,
    }
}

/// Does what an error says: closes, refuses, or tells the log. A client that left is no error.
async fn settle(error: Error, socket: &WebSocket, errors: &ErrorHandlers) -> Result<(), Refusal> {
    let error = match errors.for_websocket(socket, error) {
        Ok(handling) => match handling.await {
            Ok(()) => return Ok(()),
            Err(error) => return fault(&error, socket),
        },
        Err(error) => error,
    };
    if let Some(WebSocketException { code, reason }) = error.downcast_ref() {
        return match socket.close(*code, reason.clone()).await {
            Ok(()) => Ok(()),
            Err(error) => fault(&error.into(), socket),
        };
    }
    if !socket.is_connecting() {
        return fault(&error, socket);
    }
    match error.into_kind() {
        // FastAPI closes with code 1008, which a refused handshake can't tell.
        Kind::Invalid(_) | Kind::Refused(_) => {
            let _ = socket.close(1008, "").await;
            Ok(())
        }
        kind @ (Kind::Http(_) | Kind::Typed { .. }) => Err(Refusal::Error(Error::from_kind(kind))),
        Kind::Other { value, message } => {
            let is_known = errors.knows_value(&*value);
            let error = Error::from_kind(Kind::Other { value, message });
            if is_known { Err(Refusal::Error(error)) } else { fault(&error, socket) }
        }
    }
}

/// A fault is for the log. After the handshake the client sees the connection end, before it a status 500.
fn fault(error: &Error, socket: &WebSocket) -> Result<(), Refusal> {
    if disconnect_of(error).is_none() {
        log::error(&format!("the WebSocket `{}` failed: {error}", socket.path()));
    }
    if socket.is_connecting() { Err(Refusal::Fault) } else { Ok(()) }
}

/// What a conversation goes over.
enum Medium {
    Connection(OnUpgrade),
    InProcess(InProcess),
}

impl Medium {
    fn of(received: &mut Received) -> Option<Self> {
        let extensions = received.extensions_mut();
        if let Some(in_process) = extensions.remove() {
            return Some(Self::InProcess(in_process));
        }
        extensions.remove().map(Self::Connection)
    }
}

/// A conversation that was accepted.
struct Session {
    /// `None` if the handler has ended already.
    handling: Option<Handling>,
    peer: Peer,
    medium: Medium,
    settings: WebSocketSettings,
    stop: Shutdown,
    /// The server waits for it when it stops.
    _piece: Piece,
}

impl Session {
    async fn run(self) {
        let Self { handling, peer, medium, settings, stop, _piece } = self;
        match medium {
            Medium::InProcess(in_process) => {
                let (_ended, ending) = oneshot::channel();
                in_process.connect(peer, ending);
                if let Some(handling) = handling {
                    finished(handling, stop, _piece).await;
                }
            }
            Medium::Connection(on_upgrade) => {
                let handler_ended = Notify::new();
                let connection = connected(on_upgrade, peer, settings, &handler_ended, &stop);
                let handler = async {
                    if let Some(handling) = handling {
                        let _ = handling.await;
                    }
                    handler_ended.notify_one();
                };
                tokio::select! {
                    biased;
                    ((), ()) = async { tokio::join!(handler, connection) } => {}
                    () = stop.aborting() => {}
                }
            }
        }
    }
}

async fn connected(
    on_upgrade: OnUpgrade,
    mut peer: Peer,
    settings: WebSocketSettings,
    handler_ended: &Notify,
    stop: &Shutdown,
) {
    match on_upgrade.await {
        Ok(upgraded) => Connection::new(TokioIo::new(upgraded), peer, settings).await.run(handler_ended, stop).await,
        Err(_) => peer.leave(WebSocketDisconnect::abnormal()),
    }
}

/// Runs a handler to its end, unless everything is to end at once: it cleans up then.
async fn finished(handling: Handling, stop: Shutdown, piece: Piece) {
    let mut aborted = pin!(stop.aborting());
    tokio::select! {
        biased;
        _ = handling => {}
        () = &mut aborted => {}
    }
    drop(piece);
}
