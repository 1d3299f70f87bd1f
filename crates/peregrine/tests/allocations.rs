//! How often a request allocates for its dependencies: counted, and no other test runs beside this.

use std::convert::Infallible;
use std::task::{Context, Poll, Waker};

use allocation_counter::measure;
use peregrine::prelude::*;
use peregrine::{Body, app::AppService};
use tower_service::Service as _;

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
async fn third(#[depends(second)] below: Level) -> Level {
    Level(below.0 + 1)
}

#[dependency]
async fn fourth(#[depends(third)] below: Level) -> Level {
    Level(below.0 + 1)
}

#[get("/plain")]
async fn plain() -> i64 {
    4
}

/// Each of the four is asked for once.
#[get("/chain")]
async fn chain(#[depends(fourth)] level: Level) -> i64 {
    level.0
}

/// Each of the four is asked for more than once, so that its value is kept.
#[get("/shared")]
async fn shared(
    #[depends(fourth)] level: Level,
    #[depends(third)] _: Level,
    #[depends(second)] _: Level,
    #[depends(first)] _: Level,
    #[depends(fourth)] _: Level,
) -> i64 {
    level.0
}

fn answer(service: &mut AppService, path: &str) {
    let request = http::Request::get(path).body(Body::empty()).expect("a request");
    match service.call(request).as_mut().poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(Ok::<_, Infallible>(response)) => assert_eq!(response.status(), 200),
        Poll::Pending => panic!("nothing waits"),
    }
}

#[test]
fn a_dependency_allocates_once_at_most() {
    let mut service = App::new().routes(routes![plain, chain, shared]).into_service().expect("the application starts");
    let mut count = |path| {
        answer(&mut service, path);
        measure(|| answer(&mut service, path)).count_total
    };
    let plain = count("/plain");
    assert_eq!(count("/chain"), plain, "values that are used once are handed on");
    assert_eq!(count("/shared"), plain + 4, "values that are shared are kept in a box each");
}
