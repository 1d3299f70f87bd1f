//! In which order things are done around a request whose dependencies clean up.
//!
//! `order.json` was recorded from FastAPI by `order.py`.

use std::convert::Infallible;
use std::pin::{Pin, pin};
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll};

use bytes::Bytes;
use http_body::{Body as HttpBody, Frame};
use peregrine::depends::Ended;
use peregrine::error::ClientGone;
use peregrine::prelude::*;
use peregrine::serve::Handler as _;
use peregrine::{Body, BoxError};
use tower_service::Service as _;

/// What happened, in order.
#[derive(Clone, Default)]
struct Events(Arc<Mutex<Vec<String>>>);

impl Events {
    fn add(&self, event: impl Into<String>) {
        self.0.lock().unwrap().push(event.into());
    }

    fn take(&self) -> Vec<String> {
        std::mem::take(&mut *self.0.lock().unwrap())
    }
}

/// How a request ended, as a clean-up sees it.
fn how(result: &Result<(), Ended>) -> String {
    match result {
        Ok(()) => "ok".to_owned(),
        Err(error) if error.downcast_ref::<ClientGone>().is_some() => "gone".to_owned(),
        Err(error) => match error.status() {
            422 => "invalid".to_owned(),
            500 => "error".to_owned(),
            status => status.to_string(),
        },
    }
}

/// Fails where a request asks for it.
fn fail(way: &str, place: &str) -> Result<()> {
    match way.split_once(" in ") {
        Some(("http", at)) if at == place => Err(HttpError::new(418, "a teapot").into()),
        Some(("error", at)) if at == place => Err(std::io::Error::other(place.to_owned()).into()),
        Some(("panic", at)) if at == place => panic!("asked for by a test"),
        _ => Ok(()),
    }
}

#[dependency]
async fn outer(way: String, #[state] events: Events, out: Yield<()>) -> Result<()> {
    fail(&way, "outer")?;
    events.add("enter outer");
    let result = out.give(()).await;
    events.add(format!("exit outer: {}", how(&result)));
    fail(&way, "exit of outer")
}

async fn between(way: String, events: Events, out: Yield<()>) -> Result<()> {
    fail(&way, "inner")?;
    events.add("enter inner");
    let result = out.give(()).await;
    events.add(format!("exit inner: {}", how(&result)));
    fail(&way, "exit of inner")
}

async fn answer(way: String, events: Events, background: BackgroundTasks) -> Result<Response> {
    events.add("endpoint");
    let (later, how) = (events.clone(), way.clone());
    background.add(async move {
        later.add("background");
        fail(&how, "background")
    });
    fail(&way, "endpoint")?;
    if way == "gone" {
        std::future::pending::<()>().await;
    }
    Ok(if way.contains("stream") {
        Response::new(Body::stream(Chunks { way, events, next: 0 }))
    } else {
        Response::new("answer".into())
    })
}

/// Two pieces, and where asked for an end between them.
struct Chunks {
    way: String,
    events: Events,
    next: usize,
}

impl HttpBody for Chunks {
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        let position = self.next;
        if position == 1 {
            if self.way == "gone in stream" {
                return Poll::Pending;
            }
            if let Err(error) = fail(&self.way, "stream") {
                return Poll::Ready(Some(Err(error.to_string().into())));
            }
        }
        self.next += 1;
        Poll::Ready(["a", "b"].get(position).map(|chunk| {
            self.events.add(format!("chunk {chunk}"));
            Ok(Frame::data(Bytes::from_static(chunk.as_bytes())))
        }))
    }
}

/// A route with the two dependencies, one inside of the other, each for as long as told.
macro_rules! route {
    ($name:ident, $path:literal, $outer:literal, $inner:literal) => {
        mod $name {
            use super::*;

            #[dependency]
            async fn inner(
                way: String,
                #[state] events: Events,
                #[depends(outer, scope = $outer)] _: (),
                out: Yield<()>,
            ) -> Result<()> {
                between(way, events, out).await
            }

            #[get($path)]
            pub(super) async fn endpoint(
                way: String,
                #[state] events: Events,
                background: BackgroundTasks,
                #[depends(inner, scope = $inner)] _: (),
                #[query(default = 0)] _number: i64,
            ) -> Result<Response> {
                answer(way, events, background).await
            }
        }
    };
}
route!(request_function, "/request_function", "request", "function");
route!(request_request, "/request_request", "request", "request");
route!(function_function, "/function_function", "function", "function");

fn app(events: &Events, has_middleware: bool) -> App {
    let routes = routes![request_function::endpoint, request_request::endpoint, function_function::endpoint];
    let app = App::new().state(events.clone()).routes(routes);
    if !has_middleware {
        return app;
    }
    let events = events.clone();
    app.middleware(move |request: Request, next: Next| {
        let events = events.clone();
        async move {
            events.add("before");
            let response = next.run(request).await?;
            events.add("after");
            Ok::<_, Error>(response)
        }
    })
}

/// Sends a request as a server would, and goes away where the way says so.
async fn happened(scopes: &str, way: &str) -> (Option<u16>, Vec<String>) {
    let events = Events::default();
    let (scopes, has_middleware) = match scopes.strip_suffix(", middleware") {
        Some(scopes) => (scopes, true),
        None => (scopes, false),
    };
    let mut service = app(&events, has_middleware).into_service().unwrap();
    let more = if way == "invalid" { "&_number=x" } else { "" };
    let target = format!("/{}?way={}{more}", scopes.replace(", ", "_"), way.replace(' ', "%20"));
    let request = http::Request::get(target).body(Body::empty()).unwrap();
    let mut answering = service.call(request);
    let status = match poll_often(answering.as_mut()).await {
        Some(Ok::<_, Infallible>(response)) => {
            let status = response.status().as_u16();
            let is_sent = poll_often(pin!(send(response))).await == Some(true);
            if is_sent {
                events.add("sent");
            }
            (!way.starts_with("gone")).then_some(status)
        }
        None => None,
    };
    drop(answering);
    service.finish().await;
    (status, events.take())
}

/// The output of a future, unless it waits for what never comes.
async fn poll_often<F: Future + ?Sized>(mut future: Pin<&mut F>) -> Option<F::Output> {
    for _ in 0..10 {
        let polled = std::future::poll_fn(|context| Poll::Ready(future.as_mut().poll(context))).await;
        if let Poll::Ready(output) = polled {
            return Some(output);
        }
        tokio::task::yield_now().await;
    }
    None
}

/// Whether all of an answer could be sent.
async fn send(response: Response) -> bool {
    let mut body = response.into_body();
    loop {
        match std::future::poll_fn(|context| Pin::new(&mut body).poll_frame(context)).await {
            Some(Ok(_)) => {}
            Some(Err(_)) => return false,
            None => return true,
        }
    }
}

/// What FastAPI did.
#[derive(Model)]
struct Recorded {
    status: Option<u16>,
    events: Vec<String>,
}

fn recorded() -> Map<String, Map<String, Recorded>> {
    let input = peregrine_model::json::parse(include_str!("order.json")).unwrap();
    Map::validate_input(&input).unwrap()
}

/// What is to happen: what FastAPI did, but for what it does otherwise.
fn expected(scopes: &str, way: &str, recorded: &[String]) -> Vec<String> {
    if let Some(events) = client_gone(scopes, way) {
        return events.into_iter().map(str::to_owned).collect();
    }
    let mut events = recorded.to_vec();
    // A middleware of FastAPI's gets an answer with the first piece of its body.
    if let Some(after) = events.windows(2).position(|pair| pair == ["chunk a", "after"]) {
        events.swap(after, after + 1);
        // It ends a body that fails as if it were whole.
        events.pop_if(|last| way.ends_with("in stream") && last == "sent");
    }
    events
}

/// A request whose client goes away, which FastAPI doesn't notice.
fn client_gone(scopes: &str, way: &str) -> Option<Vec<&'static str>> {
    let (pair, has_middleware) = match scopes.strip_suffix(", middleware") {
        Some(pair) => (pair, true),
        None => (scopes, false),
    };
    let (exits, rest): (&[_], &[_]) = match (way, pair) {
        ("gone", _) => (&[], &["exit inner: gone", "exit outer: gone"]),
        ("gone in stream", "request, function") => {
            (&["exit inner: ok"], &["chunk a", "background", "exit outer: gone"])
        }
        ("gone in stream", "request, request") => {
            (&[], &["chunk a", "background", "exit inner: gone", "exit outer: gone"])
        }
        ("gone in stream", _) => (&["exit inner: ok", "exit outer: ok"], &["chunk a", "background"]),
        _ => return None,
    };
    let before = has_middleware.then_some("before").into_iter();
    let after = (has_middleware && way != "gone").then_some("after");
    let entered = before.chain(["enter outer", "enter inner", "endpoint"]);
    Some(entered.chain(exits.iter().copied()).chain(after).chain(rest.iter().copied()).collect())
}

#[tokio::test]
async fn everything_around_a_request_is_done_in_fastapis_order() {
    let mut wrong = Vec::new();
    for (scopes, ways) in recorded() {
        for (way, recorded) in ways {
            let (status, seen) = happened(&scopes, &way).await;
            let events = expected(&scopes, &way, &recorded.events);
            if (status, &seen) != (recorded.status, &events) {
                wrong.push(format!(
                    "{scopes}, {way}: {status:?} {seen:?}\n  instead of {:?} {events:?}",
                    recorded.status
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[tokio::test]
async fn a_panic_is_an_error_like_any() {
    for (scopes, ways) in recorded() {
        for (way, recorded) in ways.iter().filter(|(way, _)| way.starts_with("error in ")) {
            let events = expected(&scopes, way, &recorded.events);
            let way = way.replace("error", "panic");
            let (status, seen) = happened(&scopes, &way).await;
            assert_eq!((status, &seen), (recorded.status, &events), "{scopes}, {way}");
        }
    }
}
