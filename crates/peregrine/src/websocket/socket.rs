use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use bytes::Bytes;
use http::StatusCode;

use super::link::{Decision, Link, Outgoing};
use super::{Accept, Message, WebSocketDisconnect, WebSocketError, handshake};
use crate::endpoint::Arguments;
use crate::params::{Parameters, RequestPart};
use crate::response::IntoResponse;
use crate::rt::{ToValue, to_value};
use crate::{Kind, Request};

/// A conversation with a client: a part of the context that handlers of WebSockets and their dependencies take.
///
/// Its clones are the same conversation. Several tasks may send; each message is received by one of them.
///
/// ```
/// use peregrine::prelude::*;
/// use peregrine::testing::TestClient;
///
/// #[websocket("/items/{item_id}/ws")]
/// async fn items(socket: WebSocket, item_id: String, q: Option<i64>) -> Result<()> {
///     socket.accept().await?;
///     loop {
///         let text = socket.receive_text().await?;
///         socket.send_text(format!("{item_id}, {q:?}: {text}")).await?;
///     }
/// }
///
/// let client = TestClient::new(App::new().routes(routes![items]));
/// let mut socket = client.websocket("/items/lamp/ws?q=3").connect();
/// socket.send_text("hello").assert_text("lamp, Some(3): hello");
/// client.websocket("/items/lamp/ws?q=x").refused().assert_status(403);
/// ```
#[derive(Clone)]
pub struct WebSocket {
    shared: Arc<Shared>,
}

struct Shared {
    request: Request,
    phase: Mutex<Phase>,
    link: Link,
}

/// How far the conversation has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Phase {
    /// The client waits for the answer to its handshake.
    Connecting,
    /// Messages go both ways.
    Open,
    /// The application closed it, or refused the handshake.
    Closed,
}

/// The longest reason of a close: a control frame has 125 bytes, two of which are the code.
const REASON_BYTES_MAX: usize = 123;

impl WebSocket {
    pub(super) fn new(request: Request, link: Link) -> Self {
        Self { shared: Arc::new(Shared { request, phase: Mutex::new(Phase::Connecting), link }) }
    }

    /// Accepts the conversation.
    ///
    /// # Errors
    /// It was accepted or refused already, or the client has gone.
    pub async fn accept(&self) -> Result<(), WebSocketError> {
        self.accept_with(Accept::new()).await
    }

    /// Accepts the conversation in one of the protocols that the client offers, or with headers of the answer.
    ///
    /// ```
    /// use peregrine::prelude::*;
    /// use peregrine::testing::TestClient;
    /// use peregrine::websocket::Accept;
    ///
    /// #[websocket("/chat")]
    /// async fn chat(socket: WebSocket) -> Result<()> {
    ///     let mut accept = Accept::new().header("x-room", "lobby");
    ///     if socket.subprotocols().any(|offered| offered == "chat.v2") {
    ///         accept = accept.subprotocol("chat.v2");
    ///     }
    ///     socket.accept_with(accept).await?;
    ///     Ok(())
    /// }
    ///
    /// let client = TestClient::new(App::new().routes(routes![chat]));
    /// let socket = client.websocket("/chat").subprotocols(["chat.v1", "chat.v2"]).connect();
    /// assert_eq!(socket.subprotocol(), Some("chat.v2"));
    /// assert_eq!(socket.header("x-room"), Some("lobby"));
    /// ```
    ///
    /// # Errors
    /// It was accepted or refused already, the client has gone, or a header is none.
    pub async fn accept_with(&self, accept: Accept) -> Result<(), WebSocketError> {
        let headers = Box::new(accept.checked()?);
        self.decide(Phase::Open, Decision::Accept { subprotocol: accept.subprotocol, headers })
    }

    /// Refuses the handshake with an answer of your own: Starlette's denial response.
    ///
    /// ```
    /// use peregrine::prelude::*;
    /// use peregrine::testing::TestClient;
    ///
    /// #[websocket("/ws")]
    /// async fn full(socket: WebSocket) -> Result<()> {
    ///     socket.send_denial_response(Status::<503, _>(json!({"detail": "no room"})))?;
    ///     Ok(())
    /// }
    ///
    /// let client = TestClient::new(App::new().routes(routes![full]));
    /// client.websocket("/ws").refused().assert_status(503).assert_json(json!({"detail": "no room"}));
    /// ```
    ///
    /// # Errors
    /// The conversation was accepted or refused already, the client has gone, or the answer is an error itself.
    pub fn send_denial_response<M>(&self, answer: impl IntoResponse<M>) -> crate::Result<()> {
        let response = answer.into_response(StatusCode::FORBIDDEN)?;
        self.refuse(response).map_err(crate::Error::from)
    }

    fn refuse(&self, response: crate::Response) -> Result<(), WebSocketError> {
        self.decide(Phase::Closed, Decision::Refuse(Box::new(response)))
    }

    /// Decides about the handshake, which can be done once.
    fn decide(&self, next: Phase, decision: Decision) -> Result<(), WebSocketError> {
        {
            let mut phase = self.phase();
            match *phase {
                Phase::Connecting => *phase = next,
                Phase::Open => return Err(WebSocketError::AlreadyAccepted),
                Phase::Closed => return Err(self.shared.link.ended().into()),
            }
        }
        Ok(self.shared.link.decide(decision)?)
    }

    /// Messages go to and fro once the WebSocket was accepted, until it is closed.
    fn must_be_open(&self) -> Result<(), WebSocketError> {
        match self.current_phase() {
            Phase::Connecting => Err(WebSocketError::NotAccepted),
            Phase::Closed => Err(self.shared.link.ended().into()),
            Phase::Open => Ok(()),
        }
    }

    /// The next message.
    ///
    /// # Errors
    /// The client left, the conversation was closed, or it isn't accepted yet.
    ///
    /// # Cancel safety
    /// Dropping the future loses no message.
    pub async fn receive(&self) -> Result<Message, WebSocketError> {
        self.must_be_open()?;
        let message = self.shared.link.incoming.lock().await.recv().await;
        message.ok_or_else(|| self.shared.link.ended().into())
    }

    /// The next message, which is text.
    ///
    /// # Errors
    /// As [`receive`](Self::receive), or the client sent bytes.
    ///
    /// # Cancel safety
    /// Dropping the future loses no message.
    pub async fn receive_text(&self) -> Result<String, WebSocketError> {
        match self.receive().await? {
            Message::Text(text) => Ok(text),
            Message::Bytes(_) => Err(WebSocketError::NotText),
        }
    }

    /// The next message, which is bytes.
    ///
    /// # Errors
    /// As [`receive`](Self::receive), or the client sent text.
    ///
    /// # Cancel safety
    /// Dropping the future loses no message.
    pub async fn receive_bytes(&self) -> Result<Bytes, WebSocketError> {
        match self.receive().await? {
            Message::Bytes(bytes) => Ok(bytes),
            Message::Text(_) => Err(WebSocketError::NotBytes),
        }
    }

    /// The next message, which is JSON in text: any with `Value`, or a model, validated.
    ///
    /// ```
    /// use peregrine::prelude::*;
    /// use peregrine::testing::TestClient;
    /// use peregrine::websocket::WebSocketError;
    ///
    /// #[derive(Model)]
    /// struct Order {
    ///     #[field(ge = 1)]
    ///     count: i64,
    /// }
    ///
    /// #[websocket("/orders")]
    /// async fn orders(socket: WebSocket) -> Result<()> {
    ///     socket.accept().await?;
    ///     loop {
    ///         match socket.receive_json::<Order>().await {
    ///             Ok(order) => socket.send_json(json!({"ordered": order.count})).await?,
    ///             Err(WebSocketError::Invalid(report)) => socket.send_text(report.to_string()).await?,
    ///             Err(error) => return Err(error.into()),
    ///         }
    ///     }
    /// }
    ///
    /// let mut socket = TestClient::new(App::new().routes(routes![orders])).websocket("/orders").connect();
    /// socket.send_json(json!({"count": 2})).assert_json(json!({"ordered": 2}));
    /// socket.send_json(json!({"count": 0}));
    /// assert!(socket.receive_text().contains("greater than or equal to 1"));
    /// ```
    ///
    /// # Errors
    /// As [`receive_text`](Self::receive_text), or the text isn't that.
    ///
    /// # Cancel safety
    /// Dropping the future loses no message.
    pub async fn receive_json<T: Kind>(&self) -> Result<T, WebSocketError> {
        let text = self.receive_text().await?;
        T::validate_json(text.as_bytes()).map_err(WebSocketError::Invalid)
    }

    /// The next message as text, `None` once the client has left.
    ///
    /// # Errors
    /// As [`receive_text`](Self::receive_text), besides that the client left.
    pub async fn next_text(&self) -> Result<Option<String>, WebSocketError> {
        until_left(self.receive_text().await)
    }

    /// The next message as bytes, `None` once the client has left.
    ///
    /// # Errors
    /// As [`receive_bytes`](Self::receive_bytes), besides that the client left.
    pub async fn next_bytes(&self) -> Result<Option<Bytes>, WebSocketError> {
        until_left(self.receive_bytes().await)
    }

    /// The next message as JSON, `None` once the client has left.
    ///
    /// # Errors
    /// As [`receive_json`](Self::receive_json), besides that the client left.
    pub async fn next_json<T: Kind>(&self) -> Result<Option<T>, WebSocketError> {
        until_left(self.receive_json().await)
    }

    /// Sends a message. Waits while many others wait to be sent.
    ///
    /// # Errors
    /// The client has left, the conversation was closed, or it isn't accepted yet.
    ///
    /// # Cancel safety
    /// Dropping the future while it waits sends nothing.
    pub async fn send(&self, message: impl Into<Message>) -> Result<(), WebSocketError> {
        self.must_be_open()?;
        self.put(Outgoing::Message(message.into())).await
    }

    /// Sends text.
    ///
    /// # Errors
    /// As [`send`](Self::send).
    pub async fn send_text(&self, text: impl Into<String>) -> Result<(), WebSocketError> {
        self.send(Message::Text(text.into())).await
    }

    /// Sends bytes.
    ///
    /// # Errors
    /// As [`send`](Self::send).
    pub async fn send_bytes(&self, bytes: impl Into<Bytes>) -> Result<(), WebSocketError> {
        self.send(Message::Bytes(bytes.into())).await
    }

    /// Sends a value as JSON in text: what `json!` takes.
    ///
    /// # Errors
    /// As [`send`](Self::send).
    pub async fn send_json<T: ToValue<M>, M>(&self, value: T) -> Result<(), WebSocketError> {
        let json = to_value(&value).dump_json();
        drop(value);
        self.send_text(String::from_utf8_lossy(&json)).await
    }

    /// Closes the conversation, or refuses it with status 403 if it isn't accepted yet. 1000 is the code if all went
    /// well; the reason may be empty.
    ///
    /// # Errors
    /// The client has left, the conversation was closed already, or the code or the reason can't be sent.
    pub async fn close(&self, code: u16, reason: impl Into<String>) -> Result<(), WebSocketError> {
        let how = WebSocketDisconnect::new(code, reason);
        if let Some(problem) = close_problem(&how) {
            return Err(WebSocketError::InvalidClose(problem));
        }
        match self.current_phase() {
            Phase::Connecting => {
                let _ = self.shared.link.left.set(how);
                self.refuse(handshake::forbidden())
            }
            Phase::Open => {
                *self.phase() = Phase::Closed;
                let _ = self.shared.link.left.set(how.clone());
                self.put(Outgoing::Close(how)).await
            }
            Phase::Closed => Err(self.shared.link.ended().into()),
        }
    }

    async fn put(&self, outgoing: Outgoing) -> Result<(), WebSocketError> {
        let sent = self.shared.link.outgoing.send(outgoing).await;
        sent.map_err(|_| WebSocketDisconnect::abnormal().into())
    }

    /// Whether the client still waits for the answer to its handshake.
    pub(super) fn is_connecting(&self) -> bool {
        self.current_phase() == Phase::Connecting
    }

    fn phase(&self) -> MutexGuard<'_, Phase> {
        self.shared.phase.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn current_phase(&self) -> Phase {
        *self.phase()
    }

    /// The request that asked for the conversation.
    #[must_use]
    pub fn request(&self) -> &Request {
        &self.shared.request
    }
}

/// Two handles are equal if they are the same conversation.
impl PartialEq for WebSocket {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.shared, &other.shared)
    }
}

impl Eq for WebSocket {}

impl fmt::Debug for WebSocket {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("WebSocket").field("path", &self.path()).field("phase", &self.current_phase()).finish()
    }
}

impl RequestPart for WebSocket {
    fn declare(parameters: &mut Parameters<'_>) {
        parameters.take_socket();
    }

    fn from_arguments(arguments: &mut Arguments<'_>) -> Self {
        let socket = arguments.context().received.extensions().get::<Self>().cloned();
        socket.expect("an application whose other routes take a socket doesn't start")
    }
}

fn until_left<T>(received: Result<T, WebSocketError>) -> Result<Option<T>, WebSocketError> {
    match received {
        Ok(value) => Ok(Some(value)),
        Err(WebSocketError::Disconnect(_)) => Ok(None),
        Err(error) => Err(error),
    }
}

/// What is wrong with a close, if it can't be sent.
fn close_problem(close: &WebSocketDisconnect) -> Option<String> {
    let code = close.code;
    if !matches!(code, 1000..=1003 | 1007..=1014 | 3000..=4999) {
        return Some(format!("{code} is no code to close with: expected 1000 to 1003, 1007 to 1014, or 3000 to 4999"));
    }
    let bytes = close.reason.len();
    (bytes > REASON_BYTES_MAX)
        .then(|| format!("the reason of a close has at most {REASON_BYTES_MAX} bytes, found {bytes}"))
}
