//! The two ends of a conversation: the handler's [`WebSocket`], and the peer that speaks with the client.

use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use http::HeaderMap;
use tokio::sync::{mpsc, oneshot};

use super::{Message, WebSocketDisconnect};
use crate::Response;

/// How many messages to the client may wait. A sender waits for room.
const OUTGOING_MAX: usize = 16;

/// How many messages from the client wait to be received; then nothing more is read from the connection.
const INCOMING_MAX: usize = 1;

/// What goes to the client.
#[derive(Debug)]
pub(crate) enum Outgoing {
    Message(Message),
    Close(WebSocketDisconnect),
}

/// What the handler decided about the handshake.
#[derive(Debug)]
pub(crate) enum Decision {
    Accept { subprotocol: Option<String>, headers: Box<HeaderMap> },
    Refuse(Box<Response>),
}

/// The handler's end.
#[derive(Debug)]
pub(super) struct Link {
    /// Used once.
    pub(super) decision: Mutex<Option<oneshot::Sender<Decision>>>,
    pub(super) outgoing: mpsc::Sender<Outgoing>,
    /// Shared by the clones of a socket: each message is received once.
    pub(super) incoming: tokio::sync::Mutex<mpsc::Receiver<Message>>,
    pub(super) left: Arc<OnceLock<WebSocketDisconnect>>,
}

/// The client's end.
#[derive(Debug)]
pub(crate) struct Peer {
    pub(crate) outgoing: mpsc::Receiver<Outgoing>,
    /// `None` once the client has left.
    pub(crate) incoming: Option<mpsc::Sender<Message>>,
    left: Arc<OnceLock<WebSocketDisconnect>>,
}

/// The ends of a conversation, and what the handler decides about it.
pub(super) fn linked() -> (Link, Peer, oneshot::Receiver<Decision>) {
    let (outgoing, from_handler) = mpsc::channel(OUTGOING_MAX);
    let (to_handler, incoming) = mpsc::channel(INCOMING_MAX);
    let (decision, decided) = oneshot::channel();
    let left: Arc<OnceLock<WebSocketDisconnect>> = Arc::default();
    let incoming = tokio::sync::Mutex::new(incoming);
    let link = Link { decision: Mutex::new(Some(decision)), outgoing, incoming, left: Arc::clone(&left) };
    (link, Peer { outgoing: from_handler, incoming: Some(to_handler), left }, decided)
}

impl Link {
    /// Tells the decision. Nobody listens if the client has gone, or one was told already.
    pub(super) fn decide(&self, decision: Decision) -> Result<(), WebSocketDisconnect> {
        let sender = self.decision.lock().unwrap_or_else(PoisonError::into_inner).take();
        sender.ok_or(()).and_then(|sender| sender.send(decision).map_err(drop)).map_err(|()| self.ended())
    }

    /// How the conversation ended.
    pub(super) fn ended(&self) -> WebSocketDisconnect {
        self.left.get().cloned().unwrap_or_else(WebSocketDisconnect::abnormal)
    }
}

impl Peer {
    /// The client has left: the handler is told after what it sent before.
    pub(crate) fn leave(&mut self, how: WebSocketDisconnect) {
        // The first reason is the one that counts.
        let _ = self.left.set(how);
        self.incoming = None;
    }
}

/// The other end of a conversation without a socket, asked for among the extensions of a request: it is sent what a
/// connection would be made of.
#[derive(Clone)]
pub(crate) struct InProcess(Arc<Mutex<Option<oneshot::Sender<InProcessPeer>>>>);

/// The peer, and what ends when the handler and its clean-ups have.
type InProcessPeer = (Peer, oneshot::Receiver<()>);

impl InProcess {
    pub(crate) fn new() -> (Self, oneshot::Receiver<InProcessPeer>) {
        let (sender, receiver) = oneshot::channel();
        (Self(Arc::new(Mutex::new(Some(sender)))), receiver)
    }

    /// Hands the peer over.
    pub(super) fn connect(&self, peer: Peer, ended: oneshot::Receiver<()>) {
        let sender = self.0.lock().unwrap_or_else(PoisonError::into_inner).take();
        // A client that doesn't wait has left.
        let _ = sender.map(|sender| sender.send((peer, ended)));
    }
}
