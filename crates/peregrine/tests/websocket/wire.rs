//! Conversations over real sockets: the handshake, frames, and ends of all kinds.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use peregrine::depends::Ended;
use peregrine::prelude::*;
use peregrine::serve::ServeSettings;
use peregrine::websocket::{Accept, WebSocketSettings};
use tokio::sync::{Notify, broadcast};
use tokio_tungstenite::tungstenite::Message;

use super::server::{Client, HANDSHAKE, Served};

/// How conversations ended, as a dependency's clean-up saw it.
#[derive(Clone, Default)]
struct Watch(Arc<Watched>);

#[derive(Default)]
struct Watched {
    endings: Mutex<Vec<String>>,
    entered: Notify,
    cleaned: Notify,
}

impl Watch {
    async fn cleaned(&self) -> String {
        self.0.cleaned.notified().await;
        self.0.endings.lock().unwrap().pop().unwrap()
    }
}

#[dependency]
async fn watched(#[state] watch: Watch, out: Yield<()>) {
    let result: Result<(), Ended> = out.give(()).await;
    // A clean-up waits, as one that speaks to a database does.
    tokio::task::yield_now().await;
    watch.0.endings.lock().unwrap().push(result.err().map_or("ok".to_owned(), |error| error.to_string()));
    watch.0.cleaned.notify_one();
}

#[websocket("/echo")]
async fn echo(socket: WebSocket, #[depends(watched)] _: ()) -> Result<()> {
    socket.accept_with(Accept::new().subprotocol("chat").header("x-room", "a").header("set-cookie", "b=c")).await?;
    loop {
        let message = socket.receive().await?;
        socket.send(message).await?;
    }
}

#[websocket("/panic")]
async fn panicking(socket: WebSocket, #[depends(watched)] _: ()) -> Result<()> {
    socket.accept().await?;
    socket.send_text("before").await?;
    panic!("asked for by a test")
}

#[websocket("/stuck")]
async fn stuck(socket: WebSocket, #[state] watch: Watch, #[depends(watched)] _: ()) -> Result<()> {
    socket.accept().await?;
    watch.0.entered.notify_one();
    std::future::pending().await
}

#[websocket("/undecided")]
async fn undecided(_socket: WebSocket, #[state] watch: Watch, #[depends(watched)] _: ()) {
    watch.0.entered.notify_one();
    std::future::pending::<()>().await;
}

#[websocket("/close")]
async fn closing(socket: WebSocket) -> Result<()> {
    socket.accept().await?;
    for number in 0..100 {
        socket.send_text(number.to_string()).await?;
    }
    Ok(socket.close(3000, "done").await?)
}

#[websocket("/crowd")]
async fn crowd(socket: WebSocket, #[state] news: broadcast::Sender<String>) -> Result<()> {
    let mut heard = news.subscribe();
    socket.accept().await?;
    let teller = socket.clone();
    let telling = tokio::spawn(async move {
        while let Ok(text) = heard.recv().await {
            if teller.send_text(text).await.is_err() {
                break;
            }
        }
    });
    while let Some(text) = socket.next_text().await? {
        let _ = news.send(text);
    }
    telling.abort();
    Ok(())
}

#[get("/plain")]
async fn plain() -> i64 {
    1
}

fn app(watch: &Watch) -> App {
    let routes = routes![echo, panicking, stuck, undecided, closing, crowd, plain];
    App::new().state(watch.clone()).state(broadcast::channel::<String>(16).0).routes(routes)
}

fn serve(watch: &Watch) -> Served {
    Served::start(app(watch), ServeSettings::new())
}

#[tokio::test]
async fn the_handshake_is_answered_and_frames_go_both_ways() {
    let watch = Watch::default();
    let served = serve(&watch);
    let (head, stream) = served.ask("/echo", HANDSHAKE).await;
    drop(stream);
    for line in [
        "HTTP/1.1 101 Switching Protocols",
        "upgrade: websocket",
        "connection: Upgrade",
        "sec-websocket-accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=",
        "sec-websocket-protocol: chat",
        "x-room: a",
        "set-cookie: b=c",
    ] {
        assert!(head.contains(line), "{line} is not in {head}");
    }
    let mut client = served.connect("/echo").await;
    client.send("hello").await;
    assert_eq!(client.text().await, "hello");
    client.send(vec![0_u8, 255]).await;
    assert_eq!(client.next().await, Some(Message::Binary(vec![0, 255].into())));
    // A message in two frames, with a ping between them.
    client.raw(b"\x01\x83\0\0\0\0abc\x89\x81\0\0\0\0p\x80\x83\0\0\0\0def").await;
    assert_eq!(client.next().await, Some(Message::Pong("p".into())));
    assert_eq!(client.text().await, "abcdef");
}

#[tokio::test]
async fn a_handler_learns_how_the_client_left() {
    let watch = Watch::default();
    let served = serve(&watch);
    let cases: [(&[u8], &str, &[u8]); 2] = [
        (b"\x88\x85\0\0\0\0\x0b\xb8why", "the WebSocket was closed with code 3000: why", b"\x0b\xb8why"),
        (b"\x88\x80\0\0\0\0", "the WebSocket was closed with code 1005", b""),
    ];
    for (frame, ending, _) in cases {
        let mut client = served.connect("/echo").await;
        client.raw(frame).await;
        assert_eq!(watch.cleaned().await, ending);
        assert_ne!(client.closed().await.0, 1006, "the close is answered");
    }
    drop(served.connect("/echo").await);
    assert_eq!(watch.cleaned().await, "the WebSocket was closed with code 1005");
}

#[tokio::test]
async fn a_panic_cleans_up_and_ends_the_connection() {
    let watch = Watch::default();
    let served = serve(&watch);
    let mut client = served.connect("/panic").await;
    assert_eq!(client.text().await, "before");
    assert_eq!(client.closed().await.0, 1006);
    assert_eq!(watch.cleaned().await, "a handler panicked: asked for by a test");
}

#[tokio::test]
async fn all_that_was_sent_arrives_before_the_close() {
    let served = serve(&Watch::default());
    let mut client = served.connect("/close").await;
    for number in 0..100 {
        assert_eq!(client.text().await, number.to_string());
    }
    assert_eq!(client.closed().await, (3000, "done".to_owned()));
}

#[tokio::test]
async fn a_client_that_gives_up_its_handshake_is_cleaned_up_after() {
    let watch = Watch::default();
    let served = serve(&watch);
    let connection = tokio::spawn({
        let address = served.address;
        async move {
            use tokio::io::AsyncWriteExt as _;
            let mut stream = tokio::net::TcpStream::connect(address).await.unwrap();
            let request = format!("GET /undecided HTTP/1.1\r\nhost: a\r\n{HANDSHAKE}\r\n");
            stream.write_all(request.as_bytes()).await.unwrap();
            stream
        }
    });
    let stream = connection.await.unwrap();
    watch.0.entered.notified().await;
    drop(stream);
    assert_eq!(watch.cleaned().await, "the client went away");
}

#[tokio::test]
async fn conversations_hear_of_each_other() {
    let served = serve(&Watch::default());
    let (mut ada, mut bob) = (served.connect("/crowd").await, served.connect("/crowd").await);
    ada.send("hello").await;
    assert_eq!((ada.text().await, bob.text().await), ("hello".to_owned(), "hello".to_owned()));
    bob.send("bye").await;
    assert_eq!((ada.text().await, bob.text().await), ("bye".to_owned(), "bye".to_owned()));
}

#[tokio::test]
async fn requests_without_the_two_headers_are_plain_ones() {
    let served = serve(&Watch::default());
    let lone = ["upgrade: websocket\r\n", "connection: upgrade\r\n", "connection: upgrade\r\nupgrade: h2c\r\n"];
    for headers in lone {
        let (head, _) = served.ask("/plain", headers).await;
        assert!(head.starts_with("HTTP/1.1 200"), "{head}");
        let (head, _) = served.ask("/echo", headers).await;
        assert!(head.starts_with("HTTP/1.1 404"), "{head}");
    }
    let (head, _) = served.ask("/plain", HANDSHAKE).await;
    assert!(head.starts_with("HTTP/1.1 403") && head.contains("connection: close"), "{head}");
}

#[tokio::test]
async fn a_stop_closes_conversations_and_waits_for_their_handlers() {
    let watch = Watch::default();
    let mut served = serve(&watch);
    let mut client = served.connect("/echo").await;
    served.stop();
    assert_eq!(client.closed().await, (1012, String::new()));
    drop(client);
    served.ended().await;
    assert_eq!(watch.cleaned().await, "the WebSocket was closed with code 1012");
}

#[tokio::test]
async fn a_handler_that_does_not_end_is_given_up_and_cleaned_up_after() {
    let watch = Watch::default();
    let mut served = Served::start(app(&watch), ServeSettings::new().drain_timeout(Duration::from_millis(50)));
    let _client: Client = served.connect("/stuck").await;
    watch.0.entered.notified().await;
    served.stop();
    served.ended().await;
    assert_eq!(watch.cleaned().await, "the client went away");
}

#[tokio::test]
async fn conversations_take_places_among_the_connections() {
    let watch = Watch::default();
    let served = Served::start(app(&watch), ServeSettings::new().connections_max(1));
    let client = served.connect("/echo").await;
    let mut waiting = std::pin::pin!(served.ask("/plain", ""));
    let early = tokio::time::timeout(Duration::from_millis(50), &mut waiting).await;
    assert!(early.is_err(), "there is one place, and it is taken");
    drop(client);
    assert!(waiting.await.0.starts_with("HTTP/1.1 200"));
}

#[tokio::test]
async fn a_client_without_signs_of_life_is_given_up() {
    let watch = Watch::default();
    let soon = Some(Duration::from_millis(30));
    let settings = WebSocketSettings::new().ping_interval(soon).ping_timeout(soon);
    let served = Served::start(app(&watch).websockets(settings), ServeSettings::new());
    let mut client = served.connect("/echo").await;
    // Reading answers pings: this client lives.
    for _ in 0..3 {
        assert!(matches!(client.next().await, Some(Message::Ping(_))));
    }
    // Then it only looks at what comes.
    let mut rest = Vec::new();
    let stream = client.0.get_mut();
    tokio::io::AsyncReadExt::read_to_end(stream, &mut rest).await.unwrap();
    assert!(rest.ends_with(b"\x88\x18\x03\xf3keepalive ping timeout"), "{rest:?}");
    assert_eq!(watch.cleaned().await, "the WebSocket was closed with code 1011: keepalive ping timeout");
}
