//! Ten thousand requests at a time, a third of which are given up on their way: each clean-up runs exactly once, and
//! nothing is left behind.

use std::convert::Infallible;
use std::future::poll_fn;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::Poll;

use peregrine::Body;
use peregrine::app::AppService;
use peregrine::prelude::*;
use peregrine::serve::Handler as _;
use tokio::task::yield_now;
use tower_service::Service as _;

const REQUESTS: usize = 10_000;
/// Each of the four levels has two.
const CLEAN_UPS: usize = 8;

/// What each clean-up of each request did.
#[derive(Clone)]
struct Ledger(Arc<Vec<Entry>>);

#[derive(Default)]
struct Entry {
    begun: AtomicUsize,
    ended: AtomicUsize,
}

/// What a dependency gives: it counts as long as anybody has it.
#[derive(Clone)]
struct Token(#[expect(dead_code, reason = "its references are counted")] Arc<()>);

#[derive(Clone, Default)]
struct Tokens(Arc<()>);

impl Ledger {
    fn new() -> Self {
        Self(Arc::new((0..REQUESTS * CLEAN_UPS).map(|_| Entry::default()).collect()))
    }

    fn entry(&self, request: usize, clean_up: usize) -> &Entry {
        &self.0[request * CLEAN_UPS + clean_up]
    }
}

/// Gives a token, and waits a little before, and in the middle of the clean-up.
async fn give(request: usize, clean_up: usize, ledger: &Ledger, tokens: Tokens, out: Yield<Token>) {
    yield_now().await;
    let entry = ledger.entry(request, clean_up);
    entry.begun.fetch_add(1, Ordering::Relaxed);
    // The request may fail in any way: what counts is that this goes on.
    let _ = out.give(Token(tokens.0)).await;
    yield_now().await;
    entry.ended.fetch_add(1, Ordering::Relaxed);
}

/// A level: a dependency beside it, and the levels below it.
macro_rules! level {
    ($name:ident $number:literal, $beside:ident $beside_number:literal $(, $below:ident)?) => {
        #[dependency]
        async fn $beside(id: usize, #[state] ledger: Ledger, #[state] tokens: Tokens, out: Yield<Token>) {
            give(id, $beside_number, &ledger, tokens, out).await;
        }

        #[dependency]
        async fn $name(
            id: usize,
            $(#[depends($below)] _: Token,)?
            #[depends($beside)] _: Token,
            #[state] ledger: Ledger,
            #[state] tokens: Tokens,
            out: Yield<Token>,
        ) {
            give(id, $number, &ledger, tokens, out).await;
        }
    };
}
level!(first 0, beside_first 1);
level!(second 2, beside_second 3, first);
level!(third 4, beside_third 5, second);
level!(fourth 6, beside_fourth 7, third);

#[get("/")]
async fn endpoint(
    id: usize,
    #[depends(fourth, scope = "function")] _: Token,
    #[depends(second)] _: Token,
    background: BackgroundTasks,
) -> usize {
    background.add(yield_now());
    yield_now().await;
    id
}

type Answering = Pin<Box<dyn Future<Output = Result<Response, Infallible>> + Send>>;

fn send(service: &mut AppService, id: usize) -> Option<Answering> {
    let request = http::Request::get(format!("/?id={id}")).body(Body::empty()).unwrap();
    Some(service.call(request))
}

/// How often a request is polled before it is given up: every third, at each stage some.
fn polls_max(id: usize) -> usize {
    if id.is_multiple_of(3) { id / 3 % 10 } else { usize::MAX }
}

/// Polls all requests in turns until each was answered or given up. How many were answered?
async fn answer_all(mut requests: Vec<Option<Answering>>) -> usize {
    let (mut answered, mut round) = (0, 0);
    while requests.iter().any(Option::is_some) {
        for (id, request) in requests.iter_mut().enumerate() {
            let Some(answering) = request else { continue };
            if round >= polls_max(id) {
                *request = None;
                continue;
            }
            let polled = poll_fn(|context| Poll::Ready(answering.as_mut().poll(context))).await;
            if let Poll::Ready(Ok(response)) = polled {
                assert_eq!(response.status(), 200);
                *request = None;
                answered += 1;
            }
        }
        round += 1;
        yield_now().await;
    }
    answered
}

#[tokio::test]
async fn each_clean_up_of_a_crowd_runs_exactly_once() {
    let (ledger, tokens) = (Ledger::new(), Tokens::default());
    let app = App::new().state(ledger.clone()).state(tokens.clone()).routes(routes![endpoint]);
    let mut service = app.into_service().unwrap();
    let requests = (0..REQUESTS).map(|id| send(&mut service, id)).collect();
    let answered = answer_all(requests).await;
    service.finish().await;

    let given_up = REQUESTS - answered;
    assert_eq!(given_up, REQUESTS.div_ceil(3));
    let begun = ledger.0.iter().filter(|entry| entry.begun.load(Ordering::Relaxed) == 1).count();
    assert!(begun > answered * CLEAN_UPS + given_up, "most of those given up had begun something");
    for (index, entry) in ledger.0.iter().enumerate() {
        let (begun, ended) = (entry.begun.load(Ordering::Relaxed), entry.ended.load(Ordering::Relaxed));
        assert!(begun == ended && begun <= 1, "request {}: {begun} begun, {ended} ended", index / CLEAN_UPS);
    }
    drop(service);
    assert_eq!((Arc::strong_count(&tokens.0), Arc::strong_count(&ledger.0)), (1, 1));
}
