//! Clean-ups of dependencies, whatever becomes of the request and of the server.

use std::convert::Infallible;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use peregrine::Body;
use peregrine::depends::Ended;
use peregrine::prelude::*;
use peregrine::serve::{ServeError, ServeSettings, serve_on};
use tokio::sync::{Notify, oneshot};
use tokio::task::JoinHandle;
use tower_service::Service as _;

use super::client::{Client, exchange, status};

/// What the application under test tells, and what it waits for.
#[derive(Clone, Default)]
struct Watch(Arc<Watched>);

#[derive(Default)]
struct Watched {
    events: Mutex<Vec<String>>,
    entered: Notify,
    /// What a clean-up has done, without waiting.
    cleaning: Notify,
    /// What a clean-up waits for.
    clean: Notify,
    cleaned: Notify,
}

impl Watch {
    fn add(&self, event: &str, result: &Result<(), Ended>) {
        let how = result.as_ref().err().map_or("ok".to_owned(), ToString::to_string);
        self.0.events.lock().unwrap().push(format!("{event}: {how}"));
    }

    fn events(&self) -> Vec<String> {
        self.0.events.lock().unwrap().clone()
    }
}

/// A clean-up that waits in its middle, as one that speaks to a database does.
#[dependency]
async fn slow(#[state] watch: Watch, out: Yield<()>) {
    let result = out.give(()).await;
    watch.add("begin", &result);
    watch.0.cleaning.notify_one();
    watch.0.clean.notified().await;
    watch.add("end", &result);
    watch.0.cleaned.notify_one();
}

/// A clean-up that fails.
#[dependency]
async fn failing(out: Yield<()>) -> Result<()> {
    let _ = out.give(()).await;
    Err(std::io::Error::other("no more room").into())
}

#[get("/stuck")]
async fn stuck(#[state] watch: Watch, #[depends(slow)] _: ()) {
    watch.0.entered.notify_one();
    std::future::pending::<()>().await;
}

#[get("/stuck/function")]
async fn stuck_in_function(#[state] watch: Watch, #[depends(slow, scope = "function")] _: ()) {
    watch.0.entered.notify_one();
    std::future::pending::<()>().await;
}

#[get("/answer")]
async fn answer(#[depends(slow)] _: ()) -> i64 {
    7
}

#[get("/panic")]
async fn panicking(#[depends(slow)] _: ()) {
    panic!("asked for by a test")
}

#[get("/failing/function")]
async fn failing_before(#[depends(failing, scope = "function")] _: ()) -> i64 {
    7
}

#[get("/failing/request")]
async fn failing_after(#[depends(failing)] _: ()) -> i64 {
    7
}

/// A stream, of which a client may want the head only.
#[route("/stream", methods = ["GET", "HEAD"])]
async fn stream(#[depends(slow)] _: ()) -> Response {
    Response::new(Body::stream(Body::from("a stream")))
}

fn app(watch: &Watch) -> App {
    let routes = routes![stuck, stuck_in_function, answer, stream, panicking, failing_before, failing_after];
    App::new().state(watch.clone()).routes(routes)
}

struct Served {
    address: SocketAddr,
    watch: Watch,
    stop: oneshot::Sender<()>,
    ended: JoinHandle<Result<(), ServeError>>,
}

fn serve(settings: ServeSettings) -> Served {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    let address = listener.local_addr().unwrap();
    let watch = Watch::default();
    let config = ServeSettings::new().access_log(false).over(settings).resolve().unwrap();
    let (stop, stopped) = oneshot::channel::<()>();
    let shutdown = async {
        let _ = stopped.await;
    };
    let ended = tokio::spawn(serve_on(listener, app(&watch).into_service().unwrap(), config, shutdown));
    Served { address, watch, stop, ended }
}

async fn send(served: &Served, path: &str) -> Client {
    let mut client = Client::connect(served.address).await;
    client.send(format!("GET {path} HTTP/1.1\r\nhost: a\r\n\r\n")).await;
    client
}

#[tokio::test]
async fn a_stream_of_which_only_the_head_is_wanted_is_sent() {
    let served = serve(ServeSettings::new());
    let mut client = Client::connect(served.address).await;
    client.send("HEAD /stream HTTP/1.1\r\nhost: a\r\n\r\n").await;
    served.watch.0.cleaning.notified().await;
    assert_eq!(served.watch.events(), ["begin: ok"]);
}

#[tokio::test]
async fn it_completes_when_the_client_goes_away() {
    for path in ["/stuck", "/stuck/function"] {
        let served = serve(ServeSettings::new());
        let client = send(&served, path).await;
        served.watch.0.entered.notified().await;
        drop(client);
        served.watch.0.cleaning.notified().await;
        served.watch.0.clean.notify_one();
        served.watch.0.cleaned.notified().await;
        assert_eq!(served.watch.events(), ["begin: the client went away", "end: the client went away"]);
    }
}

#[tokio::test]
async fn it_completes_when_the_client_goes_away_after_a_panic() {
    let served = serve(ServeSettings::new());
    let client = send(&served, "/panic").await;
    // What the panic began before its answer goes on without anybody to answer.
    served.watch.0.cleaning.notified().await;
    drop(client);
    served.watch.0.clean.notify_one();
    served.watch.0.cleaned.notified().await;
    let panicked = "a handler panicked: asked for by a test";
    assert_eq!(served.watch.events(), [format!("begin: {panicked}"), format!("end: {panicked}")]);
}

#[tokio::test]
async fn it_completes_before_a_panic_is_answered() {
    let served = serve(ServeSettings::new());
    let mut client = send(&served, "/panic").await;
    served.watch.0.cleaning.notified().await;
    served.watch.0.clean.notify_one();
    assert_eq!(status(&client.response().await), "500");
    assert_eq!(served.watch.events().len(), 2);
}

#[tokio::test]
async fn it_completes_when_somebody_around_the_application_gives_up() {
    let watch = Watch::default();
    let mut service = app(&watch).into_service().unwrap();
    let request = http::Request::get("/stuck").body(peregrine::Body::empty()).unwrap();
    tokio::select! {
        biased;
        Ok::<_, Infallible>(_) = service.call(request) => unreachable!("it never answers"),
        () = watch.0.entered.notified() => {}
    }
    watch.0.clean.notify_one();
    watch.0.cleaned.notified().await;
    assert_eq!(watch.events(), ["begin: the client went away", "end: the client went away"]);
}

#[tokio::test]
async fn the_server_waits_for_it_when_it_stops() {
    let served = serve(ServeSettings::new());
    let mut client = send(&served, "/answer").await;
    assert_eq!(status(&client.response().await), "200");
    served.watch.0.cleaning.notified().await;
    served.stop.send(()).unwrap();
    assert_eq!(client.rest().await, "");
    assert!(!served.ended.is_finished());
    served.watch.0.clean.notify_one();
    served.ended.await.unwrap().unwrap();
    assert_eq!(served.watch.events(), ["begin: ok", "end: ok"]);
}

#[tokio::test]
async fn it_completes_when_the_server_gives_a_request_up() {
    let served = serve(ServeSettings::new().drain_timeout(Duration::from_millis(10)));
    let client = send(&served, "/stuck").await;
    served.watch.0.entered.notified().await;
    served.stop.send(()).unwrap();
    assert_eq!(client.rest().await, "");
    served.watch.0.cleaning.notified().await;
    served.watch.0.clean.notify_one();
    served.ended.await.unwrap().unwrap();
    assert_eq!(served.watch.events(), ["begin: the client went away", "end: the client went away"]);
}

#[tokio::test]
async fn one_that_never_ends_does_not_keep_the_server() {
    let served = serve(ServeSettings::new().drain_timeout(Duration::from_millis(10)));
    let mut client = send(&served, "/answer").await;
    assert_eq!(status(&client.response().await), "200");
    served.watch.0.cleaning.notified().await;
    served.stop.send(()).unwrap();
    served.ended.await.unwrap().unwrap();
    assert_eq!(served.watch.events(), ["begin: ok"]);
}

#[tokio::test]
async fn a_failure_before_the_answer_is_answered_and_one_after_it_is_not() {
    let served = serve(ServeSettings::new());
    let before = exchange(served.address, "GET /failing/function HTTP/1.1\r\nconnection: close\r\n\r\n").await;
    assert_eq!(status(&before), "500");
    assert!(before.ends_with("\r\n\r\nInternal Server Error"), "{before}");
    let after = exchange(served.address, "GET /failing/request HTTP/1.1\r\nconnection: close\r\n\r\n").await;
    assert_eq!(status(&after), "200");
}
