//! What ends a conversation, and what goes wrong in one.

use std::fmt;

use crate::Report;

/// The client left, or the conversation was closed: FastAPI's `WebSocketDisconnect`.
///
/// A handler that passes it on with `?` ends quietly.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WebSocketDisconnect {
    /// The code of the close: 1000 if all went well, 1005 if none was told, 1006 if the connection was gone.
    pub code: u16,
    /// The reason that was told, or nothing.
    pub reason: String,
}

impl WebSocketDisconnect {
    pub(crate) fn new(code: u16, reason: impl Into<String>) -> Self {
        Self { code, reason: reason.into() }
    }

    /// The connection broke, or was never made.
    pub(crate) fn abnormal() -> Self {
        Self::new(1006, "")
    }
}

impl fmt::Display for WebSocketDisconnect {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the WebSocket was closed with code {}", self.code)?;
        if self.reason.is_empty() { Ok(()) } else { write!(f, ": {}", self.reason) }
    }
}

impl std::error::Error for WebSocketDisconnect {}

/// Closes the conversation when a handler or a dependency returns it: FastAPI's `WebSocketException`.
///
/// Before the WebSocket was accepted the handshake is refused with status 403: no code can be told then.
///
/// ```
/// use peregrine::prelude::*;
/// use peregrine::testing::TestClient;
///
/// #[dependency]
/// async fn token(token: Option<String>) -> Result<String> {
///     Ok(token.ok_or_else(|| WebSocketException::new(1008, "no token"))?)
/// }
///
/// #[websocket("/ws")]
/// async fn greet(socket: WebSocket, #[depends(token)] token: String) -> Result<()> {
///     socket.accept().await?;
///     socket.send_text(format!("Hello, {token}")).await?;
///     Err(WebSocketException::new(4001, "that was all").into())
/// }
///
/// let client = TestClient::new(App::new().routes(routes![greet]));
/// client.websocket("/ws").refused().assert_status(403);
/// let mut socket = client.websocket("/ws?token=t").connect();
/// socket.assert_text("Hello, t").assert_closed(4001, "that was all");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WebSocketException {
    /// The code: 1000 to 1014 as RFC 6455 and its registry say, or 3000 to 4999.
    pub code: u16,
    /// The reason, at most 123 bytes.
    pub reason: String,
}

impl WebSocketException {
    /// Closes with a code and a reason, which may be empty.
    #[must_use]
    pub fn new(code: u16, reason: impl Into<String>) -> Self {
        Self { code, reason: reason.into() }
    }
}

impl fmt::Display for WebSocketException {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the WebSocket is to be closed with code {}", self.code)?;
        if self.reason.is_empty() { Ok(()) } else { write!(f, ": {}", self.reason) }
    }
}

impl std::error::Error for WebSocketException {}

/// Why a call of a [`WebSocket`](crate::WebSocket) failed.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub enum WebSocketError {
    /// The client left, or the conversation was closed.
    Disconnect(WebSocketDisconnect),
    /// A message was sent or asked for before the WebSocket was accepted.
    NotAccepted,
    /// The WebSocket was accepted already.
    AlreadyAccepted,
    /// Text was asked for, and bytes came.
    NotText,
    /// Bytes were asked for, and text came.
    NotBytes,
    /// A message isn't the JSON that was asked for.
    Invalid(Report<'static>),
    /// The code or the reason of a close can't be sent.
    InvalidClose(String),
    /// The answer to the handshake can't have that header.
    InvalidHeader(String),
}

impl WebSocketError {
    /// How the conversation ended, if that is why the call failed.
    ///
    /// ```
    /// use peregrine::prelude::*;
    /// use peregrine::testing::TestClient;
    ///
    /// #[websocket("/ws")]
    /// async fn echo(socket: WebSocket) -> Result<()> {
    ///     socket.accept().await?;
    ///     loop {
    ///         match socket.receive_text().await {
    ///             Ok(text) => socket.send_text(text).await?,
    ///             Err(error) if error.disconnect().is_some() => return Ok(()),
    ///             Err(error) => return Err(error.into()),
    ///         }
    ///     }
    /// }
    ///
    /// let mut socket = TestClient::new(App::new().routes(routes![echo])).websocket("/ws").connect();
    /// socket.send_text("hello").assert_text("hello");
    /// socket.close(1000);
    /// ```
    #[must_use]
    pub fn disconnect(&self) -> Option<&WebSocketDisconnect> {
        match self {
            Self::Disconnect(disconnect) => Some(disconnect),
            _ => None,
        }
    }
}

impl From<WebSocketDisconnect> for WebSocketError {
    fn from(disconnect: WebSocketDisconnect) -> Self {
        Self::Disconnect(disconnect)
    }
}

impl fmt::Display for WebSocketError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Disconnect(disconnect) => disconnect.fmt(f),
            Self::NotAccepted => f.write_str("the WebSocket isn't accepted yet: call `socket.accept().await?` first"),
            Self::AlreadyAccepted => f.write_str("the WebSocket is accepted already: call `accept` once"),
            Self::NotText => f.write_str("the client sent bytes where text was asked for"),
            Self::NotBytes => f.write_str("the client sent text where bytes were asked for"),
            Self::Invalid(report) => write!(f, "a message isn't what was asked for: {report}"),
            Self::InvalidClose(problem) | Self::InvalidHeader(problem) => f.write_str(problem),
        }
    }
}

impl std::error::Error for WebSocketError {}

/// How the conversation ended, if an error says that.
pub(super) fn disconnect_of(error: &crate::Error) -> Option<&WebSocketDisconnect> {
    let nested = || error.downcast_ref::<WebSocketError>().and_then(WebSocketError::disconnect);
    error.downcast_ref::<WebSocketDisconnect>().or_else(nested)
}
