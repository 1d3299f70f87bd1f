//! A request with a tree of dependencies, and the same without.

use std::convert::Infallible;
use std::task::{Context, Poll, Waker};

use peregrine::prelude::*;
use tower_service::Service as _;

use super::{Case, Step};

pub(super) const CASES: &[Case] =
    &[("request: no dependencies", || request("/plain")), ("request: a tree of four levels", || request("/tree"))];

#[derive(Clone, Copy)]
struct Level(i64);

#[dependency]
async fn first() -> Level {
    Level(1)
}

#[dependency]
async fn second(#[depends(first)] below: Level) -> Level {
    Level(below.0 + 1)
}

#[dependency]
async fn third(#[depends(second)] below: Level, #[depends(first)] first: Level) -> Level {
    Level(below.0 + first.0)
}

#[dependency]
async fn fourth(#[depends(third)] below: Level, #[depends(second)] second: Level) -> Level {
    Level(below.0 + second.0)
}

/// Each of the four is asked for more than once, so that each value is kept.
#[get("/tree")]
async fn tree(#[depends(fourth)] fourth: Level, #[depends(third)] third: Level, #[depends(fourth)] _: Level) -> i64 {
    fourth.0 + third.0
}

#[get("/plain")]
async fn plain() -> i64 {
    8
}

fn request(path: &'static str) -> Step {
    let mut service = App::new().routes(routes![tree, plain]).into_service().expect("the application starts");
    Box::new(move || {
        let request = http::Request::get(path).body(peregrine::Body::empty()).expect("a request");
        let mut answering = service.call(request);
        // Nothing waits: the first poll answers.
        match answering.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
            Poll::Ready(Ok::<_, Infallible>(response)) => assert_eq!(response.status(), 200),
            Poll::Pending => unreachable!("nothing waits"),
        }
    })
}
