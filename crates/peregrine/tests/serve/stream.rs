//! Answers that are sent while they are made, over a socket: what the wire shows, and what becomes of the stream and of
//! the dependencies around it.

use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::sync::{Arc, Mutex};

use peregrine::depends::Ended;
use peregrine::prelude::*;
use peregrine::serve::{ServeSettings, serve_on};
use tokio::io::AsyncReadExt as _;
use tokio::sync::Notify;

use super::client::{Client, exchange};

/// What happened, in order.
#[derive(Clone, Default)]
struct Watch(Arc<Watched>);

#[derive(Default)]
struct Watched {
    events: Mutex<Vec<String>>,
    cleaned: Notify,
}

impl Watch {
    fn add(&self, event: &str) {
        self.0.events.lock().unwrap().push(event.to_owned());
    }

    /// What happened until the last clean-up, and a while after: everything once.
    async fn events(&self) -> Vec<String> {
        self.0.cleaned.notified().await;
        for _ in 0..20 {
            tokio::task::yield_now().await;
        }
        self.0.events.lock().unwrap().clone()
    }
}

fn how(result: &Result<(), Ended>) -> String {
    result.as_ref().err().map_or("ok".to_owned(), |error| error.to_string())
}

#[dependency]
async fn outer(#[state] watch: Watch, out: Yield<()>) {
    let result = out.give(()).await;
    watch.add(&format!("outer: {}", how(&result)));
    watch.0.cleaned.notify_one();
}

#[dependency]
async fn inner(#[state] watch: Watch, #[depends(outer)] _: (), out: Yield<Watch>) {
    let result = out.give(watch.clone()).await;
    watch.add(&format!("inner: {}", how(&result)));
}

#[dependency]
async fn function(#[state] watch: Watch, out: Yield<()>) {
    let _ = out.give(()).await;
    watch.add("function");
}

/// Tells when the code of a stream was dropped.
struct Told(Watch);

impl Drop for Told {
    fn drop(&mut self) {
        self.0.add("stream dropped");
    }
}

#[get("/endless")]
async fn endless(
    #[depends(inner)] watch: Watch,
    #[depends(function, scope = "function")] _: (),
) -> JsonLines<impl Stream<Item = u64>> {
    let told = Told(watch);
    JsonLines::generate(move |out| async move {
        let _told = told;
        for number in 0.. {
            out.give(number).await;
        }
    })
}

#[get("/silent")]
async fn silent(#[depends(inner)] watch: Watch) -> Sse<impl Stream<Item = u64>> {
    let told = Told(watch);
    Sse::generate(move |out| async move {
        let _told = told;
        out.give(1).await;
        std::future::pending::<()>().await;
    })
}

#[get("/whole")]
async fn whole(#[depends(inner)] watch: Watch, background: BackgroundTasks) -> JsonLines<impl Stream<Item = u64>> {
    let (told, later) = (Told(watch.clone()), watch);
    background.add(async move { later.add("background") });
    JsonLines::generate(move |out| async move {
        let _told = told;
        out.give(1).await;
    })
}

#[get("/failing")]
async fn failing(#[depends(inner)] watch: Watch, at: u64) -> Sse<impl Stream<Item = Result<u64>>> {
    let told = Told(watch);
    Sse::try_generate(move |out| async move {
        let _told = told;
        for number in 1..at {
            out.give(number).await;
        }
        Err(HttpError::new(418, "a teapot").into())
    })
}

#[get("/panicking")]
async fn panicking(#[depends(inner)] _watch: Watch) -> JsonLines<impl Stream<Item = u64>> {
    JsonLines::blocking((0..2).map(|number| if number == 0 { number } else { panic!("asked for by a test") }))
}

fn serve() -> (SocketAddr, Watch) {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    let address = listener.local_addr().unwrap();
    let watch = Watch::default();
    let app = App::new().state(watch.clone()).routes(routes![endless, silent, whole, failing, panicking]);
    let config = ServeSettings::new().access_log(false).resolve().unwrap();
    tokio::spawn(serve_on(listener, app.into_service().unwrap(), config, std::future::pending::<()>()));
    (address, watch)
}

fn request(path: &str) -> String {
    format!("GET {path} HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n")
}

/// Reads until the answer has begun, then goes away.
async fn leave(address: SocketAddr, path: &str, until: &str) {
    let mut client = Client::connect(address).await;
    client.send(request(path)).await;
    let mut answer = Vec::new();
    while !String::from_utf8_lossy(&answer).contains(until) {
        client.stream.read_buf(&mut answer).await.unwrap();
    }
}

const GONE: &str = "the client went away";

#[tokio::test]
async fn client_that_goes_away_stops_a_stream_that_never_waits() {
    let (address, watch) = serve();
    leave(address, "/endless", "\n1000\n").await;
    let gone = [format!("inner: {GONE}"), format!("outer: {GONE}")];
    assert_eq!(watch.events().await, [&["function".into(), "stream dropped".into()], &gone[..]].concat());
}

#[tokio::test]
async fn client_that_goes_away_stops_a_stream_that_waits() {
    let (address, watch) = serve();
    leave(address, "/silent", "data: 1").await;
    assert_eq!(watch.events().await, ["stream dropped".into(), format!("inner: {GONE}"), format!("outer: {GONE}")]);
}

#[tokio::test]
async fn stream_that_ends_is_let_go_before_the_clean_ups() {
    let (address, watch) = serve();
    let answer = exchange(address, &request("/whole")).await;
    assert!(answer.ends_with("\r\n\r\n2\r\n1\n\r\n0\r\n\r\n"), "{answer}");
    assert_eq!(watch.events().await, ["stream dropped", "background", "inner: ok", "outer: ok"]);
}

#[tokio::test]
async fn error_cuts_the_connection_and_is_seen_by_the_clean_ups() {
    for at in [1, 2] {
        let (address, watch) = serve();
        let answer = exchange(address, &request(&format!("/failing?at={at}"))).await;
        assert!(answer.starts_with("HTTP/1.1 200 OK\r\n"), "{answer}");
        assert_eq!(answer.contains("data: 1\n\n"), at == 2, "{answer}");
        assert!(!answer.ends_with("0\r\n\r\n"), "it looks like a whole answer: {answer}");
        let seen = HttpError::new(418, "a teapot");
        let expected = ["inner", "outer"].map(|name| format!("{name}: {}", Error::from(seen.clone())));
        assert_eq!(watch.events().await, [&["stream dropped".to_owned()], &expected[..]].concat());
    }
}

#[tokio::test]
async fn panic_cuts_the_connection_and_is_seen_by_the_clean_ups() {
    let (address, watch) = serve();
    let answer = exchange(address, &request("/panicking")).await;
    assert!(!answer.ends_with("0\r\n\r\n"), "it looks like a whole answer: {answer}");
    let events = watch.events().await;
    assert!(events.len() == 2 && events[1].contains("asked for by a test"), "{events:?}");
}
