use std::fmt;
use std::thread;

use tokio::sync::oneshot;

use super::waiting::{runtime, wait, wait_patiently};
use super::{TestClient, TestRequest, TestResponse};
use crate::rt::{ToValue, to_value};
use crate::websocket::{InProcess, Message, Outgoing, Peer, WebSocketDisconnect};
use crate::{Kind, Value};

/// A request for a WebSocket, on its way to the application under test.
#[derive(Debug, Clone)]
#[must_use = "a request does nothing until it is connected or refused"]
pub struct TestWebSocketRequest {
    request: TestRequest,
}

impl TestWebSocketRequest {
    pub(super) fn new(request: TestRequest) -> Self {
        let key = "dGhlIHNhbXBsZSBub25jZQ==";
        let request = request.header("connection", "Upgrade").header("upgrade", "websocket");
        Self { request: request.header("sec-websocket-key", key).header("sec-websocket-version", "13") }
    }

    /// Adds parameters to the query, escaped as needed.
    pub fn query<K: AsRef<str>, V: ToString>(mut self, pairs: impl IntoIterator<Item = (K, V)>) -> Self {
        self.request = self.request.query(pairs);
        self
    }

    /// Adds a header.
    ///
    /// # Panics
    /// The name or the value is no header's.
    #[track_caller]
    pub fn header(mut self, name: &str, value: impl AsRef<[u8]>) -> Self {
        self.request = self.request.header(name, value);
        self
    }

    /// Offers protocols, the dearest first.
    #[track_caller]
    pub fn subprotocols<T: AsRef<str>>(self, names: impl IntoIterator<Item = T>) -> Self {
        let names: Vec<_> = names.into_iter().map(|name| name.as_ref().to_owned()).collect();
        self.header("sec-websocket-protocol", names.join(", "))
    }

    /// Connects.
    ///
    /// # Panics
    /// The application refuses; the message shows its answer.
    #[track_caller]
    pub fn connect(self) -> TestWebSocket {
        match self.try_connect() {
            Ok(socket) => socket,
            Err(answer) => panic!("expected a WebSocket, found\n{}", answer.shown()),
        }
    }

    /// The answer by which the application refuses.
    ///
    /// # Panics
    /// It accepts.
    #[must_use]
    #[track_caller]
    pub fn refused(self) -> TestResponse {
        match self.try_connect() {
            Ok(_) => panic!("expected that the WebSocket is refused: it was accepted"),
            Err(answer) => *answer,
        }
    }

    /// Connects.
    ///
    /// # Errors
    /// The application refuses with that answer.
    ///
    /// # Panics
    /// It doesn't answer in time.
    #[track_caller]
    pub fn try_connect(self) -> Result<TestWebSocket, Box<TestResponse>> {
        let (in_process, mut connected) = InProcess::new();
        let answering = runtime().spawn(async move {
            let response = self.request.sent_with(in_process).await;
            match response.status() {
                101 => connected.await.map_err(|_| response.clone()).map(|connected| (connected, response)),
                // An answer that isn't one to the handshake drops the other end.
                _ => {
                    connected.close();
                    Err(response)
                }
            }
        });
        let connected = wait(answering, "it to answer the handshake").expect("the application answers");
        connected.map_err(Box::new).map(|((peer, ended), response)| TestWebSocket {
            peer,
            ended: Some(ended),
            closed: None,
            response,
        })
    }
}

/// The client's end of a WebSocket of the application under test. Its assertions print both sides.
///
/// Each call blocks until it is done: the application runs beside the test. Dropped, it closes with code 1000 and waits
/// for the end of the handler and its clean-ups.
///
/// ```
/// use peregrine::prelude::*;
/// use peregrine::testing::TestClient;
///
/// #[websocket("/ws")]
/// async fn echo(socket: WebSocket) -> Result<()> {
///     socket.accept().await?;
///     while let Some(text) = socket.next_text().await? {
///         socket.send_text(format!("Message text was: {text}")).await?;
///     }
///     Ok(())
/// }
///
/// let client = TestClient::new(App::new().routes(routes![echo]));
/// let mut socket = client.websocket("/ws").connect();
/// socket.send_text("hello").assert_text("Message text was: hello");
/// socket.close(1000);
/// client.websocket("/nowhere").refused().assert_status(403);
/// ```
pub struct TestWebSocket {
    peer: Peer,
    /// Ends with the handler; `None` once it has.
    ended: Option<oneshot::Receiver<()>>,
    closed: Option<WebSocketDisconnect>,
    response: TestResponse,
}

impl TestWebSocket {
    /// The protocol that the application chose.
    #[must_use]
    pub fn subprotocol(&self) -> Option<&str> {
        self.header("sec-websocket-protocol")
    }

    /// The first value of a header of the answer to the handshake, if it is there and text.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.response.header(name)
    }

    /// Sends a message. What the application doesn't receive any more is lost.
    ///
    /// # Panics
    /// The application doesn't take it in time.
    #[track_caller]
    pub fn send(&mut self, message: impl Into<Message>) -> &mut Self {
        if let Some(incoming) = &self.peer.incoming {
            let _ = wait(incoming.send(message.into()), "it to receive a message");
        }
        self
    }

    /// Sends text.
    ///
    /// # Panics
    /// As [`send`](Self::send).
    #[track_caller]
    pub fn send_text(&mut self, text: impl Into<String>) -> &mut Self {
        self.send(Message::Text(text.into()))
    }

    /// Sends bytes.
    ///
    /// # Panics
    /// As [`send`](Self::send).
    #[track_caller]
    pub fn send_bytes(&mut self, bytes: impl Into<Vec<u8>>) -> &mut Self {
        self.send(bytes.into())
    }

    /// Sends a value as JSON in text.
    ///
    /// # Panics
    /// As [`send`](Self::send).
    #[track_caller]
    pub fn send_json<T: ToValue<M>, M>(&mut self, value: T) -> &mut Self {
        let json = to_value(&value).dump_json();
        self.send_text(String::from_utf8_lossy(&json))
    }

    /// The next message.
    ///
    /// # Panics
    /// None comes in time, or the application closes.
    #[must_use]
    #[track_caller]
    pub fn receive(&mut self) -> Message {
        match self.try_receive() {
            Ok(message) => message,
            Err(how) => panic!("expected a message, found: {how}"),
        }
    }

    /// The next message.
    ///
    /// # Errors
    /// The application closes: code 1006 if its handler just ends.
    ///
    /// # Panics
    /// Nothing comes in time.
    #[track_caller]
    pub fn try_receive(&mut self) -> Result<Message, WebSocketDisconnect> {
        if let Some(how) = &self.closed {
            return Err(how.clone());
        }
        let (outgoing, ended) = (&mut self.peer.outgoing, &mut self.ended);
        let outgoing = wait(
            async {
                tokio::select! {
                    biased;
                    outgoing = outgoing.recv() => outgoing,
                    () = over(ended) => outgoing.try_recv().ok(),
                }
            },
            "it to send a message",
        );
        let how = match outgoing {
            Some(Outgoing::Message(message)) => return Ok(message),
            Some(Outgoing::Close(how)) => how,
            None => WebSocketDisconnect::abnormal(),
        };
        self.peer.leave(how.clone());
        self.closed = Some(how.clone());
        Err(how)
    }

    /// The next message, which is text.
    ///
    /// # Panics
    /// As [`receive`](Self::receive), or it is bytes.
    #[must_use]
    #[track_caller]
    pub fn receive_text(&mut self) -> String {
        match self.receive() {
            Message::Text(text) => text,
            Message::Bytes(bytes) => panic!("expected text, found the bytes {bytes:?}"),
        }
    }

    /// The next message, which is bytes.
    ///
    /// # Panics
    /// As [`receive`](Self::receive), or it is text.
    #[must_use]
    #[track_caller]
    pub fn receive_bytes(&mut self) -> Vec<u8> {
        match self.receive() {
            Message::Bytes(bytes) => bytes.to_vec(),
            Message::Text(text) => panic!("expected bytes, found the text {text:?}"),
        }
    }

    /// The next message, which is JSON in text.
    ///
    /// # Panics
    /// As [`receive_text`](Self::receive_text), or it is no JSON.
    #[must_use]
    #[track_caller]
    pub fn receive_json(&mut self) -> Value {
        let text = self.receive_text();
        match Value::validate_json(text.as_bytes()) {
            Ok(value) => value,
            Err(_) => panic!("expected JSON, found the text {text:?}"),
        }
    }

    /// How the application closes: code 1006 if its handler just ends.
    ///
    /// # Panics
    /// Nothing comes in time, or a message does.
    #[track_caller]
    pub fn receive_close(&mut self) -> WebSocketDisconnect {
        match self.try_receive() {
            Err(how) => how,
            Ok(message) => panic!("expected that the application closes, found {message:?}"),
        }
    }

    /// Checks the next message, which is text.
    ///
    /// # Panics
    /// It is another one; the message shows both.
    #[track_caller]
    pub fn assert_text(&mut self, expected: &str) -> &mut Self {
        let found = self.receive();
        assert!(found == expected.into(), "expected the text {expected:?}, found {found:?}");
        self
    }

    /// Checks the next message, which is bytes.
    ///
    /// # Panics
    /// It is another one; the message shows both.
    #[track_caller]
    pub fn assert_bytes(&mut self, expected: impl AsRef<[u8]>) -> &mut Self {
        let (found, expected) = (self.receive_bytes(), expected.as_ref());
        assert!(found == expected, "expected the bytes {expected:?}, found {found:?}");
        self
    }

    /// Checks the next message, which is JSON in text: the order of members is free.
    ///
    /// # Panics
    /// It is another one; the message shows both.
    #[track_caller]
    pub fn assert_json<T: ToValue<M>, M>(&mut self, expected: T) -> &mut Self {
        let (found, expected) = (self.receive_json(), to_value(&expected));
        assert!(found == expected, "expected the JSON {expected:?}, found {found:?}");
        self
    }

    /// Checks how the application closes: code 1006 if its handler just ends.
    ///
    /// # Panics
    /// It doesn't, or otherwise; the message shows both.
    #[track_caller]
    pub fn assert_closed(&mut self, code: u16, reason: &str) -> &mut Self {
        let found = self.receive_close();
        let expected = WebSocketDisconnect::new(code, reason);
        assert!(found == expected, "expected: {expected}, found: {found}");
        self
    }

    /// Leaves with a code, and waits for the end of the handler and its clean-ups.
    ///
    /// # Panics
    /// They don't end in time.
    #[track_caller]
    pub fn close(mut self, code: u16) {
        self.leave(code);
        if let Some(ended) = self.ended.take() {
            let _ = wait(ended, "its handler to end after the client left");
        }
    }

    fn leave(&mut self, code: u16) {
        self.peer.leave(WebSocketDisconnect::new(code, ""));
        self.peer.outgoing.close();
    }
}

/// Ends when the handler has.
async fn over(ended: &mut Option<oneshot::Receiver<()>>) {
    if let Some(ending) = ended {
        let _ = ending.await;
        *ended = None;
    }
}

impl Drop for TestWebSocket {
    fn drop(&mut self) {
        self.leave(1000);
        if let Some(ended) = self.ended.take()
            && !thread::panicking()
        {
            let _ = wait_patiently(ended);
        }
    }
}

impl fmt::Debug for TestWebSocket {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TestWebSocket").field("closed", &self.closed).finish_non_exhaustive()
    }
}

impl TestClient {
    /// A request for a WebSocket.
    #[track_caller]
    pub fn websocket(&self, target: &str) -> TestWebSocketRequest {
        TestWebSocketRequest::new(self.get(target))
    }
}
