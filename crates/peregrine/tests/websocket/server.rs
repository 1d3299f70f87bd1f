//! A server for one test, and a client that speaks frames with it.

use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::time::Duration;

use futures_util::{SinkExt as _, StreamExt as _};
use peregrine::App;
use peregrine::serve::{ServeError, ServeSettings, serve_on};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::protocol::Role;

/// No test waits that long when all is well.
pub(crate) const PATIENCE: Duration = Duration::from_secs(20);

pub(crate) const HANDSHAKE: &str = "connection: Upgrade\r\nupgrade: websocket\r\n\
    sec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==\r\nsec-websocket-version: 13\r\n";

pub(crate) struct Served {
    pub(crate) address: SocketAddr,
    stop: Option<oneshot::Sender<()>>,
    ended: JoinHandle<Result<(), ServeError>>,
}

impl Served {
    pub(crate) fn start(app: App, settings: ServeSettings) -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let address = listener.local_addr().unwrap();
        let config = ServeSettings::new().access_log(false).over(settings).resolve().unwrap();
        let (stop, stopped) = oneshot::channel::<()>();
        let shutdown = async {
            let _ = stopped.await;
        };
        let ended = tokio::spawn(serve_on(listener, app.into_service().unwrap(), config, shutdown));
        Self { address, stop: Some(stop), ended }
    }

    pub(crate) fn stop(&mut self) {
        self.stop.take().unwrap().send(()).unwrap();
    }

    pub(crate) async fn ended(self) {
        tokio::time::timeout(PATIENCE, self.ended).await.unwrap().unwrap().unwrap();
    }

    /// The head of the answer to a handshake, and the connection.
    pub(crate) async fn ask(&self, target: &str, headers: &str) -> (String, TcpStream) {
        let mut stream = TcpStream::connect(self.address).await.unwrap();
        let request = format!("GET {target} HTTP/1.1\r\nhost: a\r\n{headers}\r\n");
        stream.write_all(request.as_bytes()).await.unwrap();
        let mut head = Vec::new();
        while !head.ends_with(b"\r\n\r\n") {
            let read = tokio::time::timeout(PATIENCE, stream.read_u8()).await;
            head.push(read.expect("the server answers").expect("the server answers"));
        }
        (String::from_utf8(head).unwrap(), stream)
    }

    pub(crate) async fn connect(&self, target: &str) -> Client {
        let (head, stream) = self.ask(target, HANDSHAKE).await;
        assert!(head.starts_with("HTTP/1.1 101"), "{head}");
        Client(WebSocketStream::from_raw_socket(stream, Role::Client, None).await)
    }
}

pub(crate) struct Client(pub(crate) WebSocketStream<TcpStream>);

impl Client {
    pub(crate) async fn send(&mut self, message: impl Into<Message>) {
        self.0.send(message.into()).await.unwrap();
    }

    pub(crate) async fn next(&mut self) -> Option<Message> {
        let next = tokio::time::timeout(PATIENCE, self.0.next()).await.expect("the server neither sends nor closes");
        next.and_then(Result::ok)
    }

    pub(crate) async fn text(&mut self) -> String {
        self.next().await.unwrap().to_text().unwrap().to_owned()
    }

    /// The code and the reason of the server's close; 1006 if the connection just ends.
    pub(crate) async fn closed(&mut self) -> (u16, String) {
        match self.next().await {
            Some(Message::Close(Some(frame))) => (frame.code.into(), frame.reason.to_string()),
            Some(Message::Close(None)) => (1005, String::new()),
            Some(other) => panic!("expected a close, found {other:?}"),
            None => (1006, String::new()),
        }
    }

    /// Sends bytes that need not be frames.
    pub(crate) async fn raw(&mut self, bytes: &[u8]) {
        self.0.get_mut().write_all(bytes).await.unwrap();
    }
}
