use std::sync::{Arc, Mutex};

use peregrine::prelude::*;
use peregrine::testing::TestClient;

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

fn ended(result: &std::result::Result<(), peregrine::depends::Ended>) -> String {
    match result {
        Ok(()) => "ok".to_owned(),
        Err(error) => error.to_string(),
    }
}

#[dependency]
async fn outer(#[state] events: Events, out: Yield<&'static str>) {
    events.add("enter outer");
    let result = out.give("outer").await;
    events.add(format!("exit outer: {}", ended(&result)));
}

#[dependency]
async fn inner(#[state] events: Events, #[depends(outer)] _: &'static str, out: Yield<&'static str>) {
    events.add("enter inner");
    let result = out.give("inner").await;
    events.add(format!("exit inner: {}", ended(&result)));
}

#[get("/{way}")]
async fn endpoint(
    way: String,
    #[state] events: Events,
    #[depends(outer)] _: &'static str,
    #[depends(inner, scope = "function")] _: &'static str,
    background: BackgroundTasks,
) -> Result<String> {
    events.add("endpoint");
    let later = events.clone();
    background.add(async move { later.add("background") });
    match way.as_str() {
        "http" => Err(HttpError::new(418, "a teapot").into()),
        "panic" => panic!("lost"),
        _ => Ok(way),
    }
}

fn events(way: &str) -> Vec<String> {
    let events = Events::default();
    let client = TestClient::new(App::new().state(events.clone()).routes(routes![endpoint]));
    let _ = client.get(&format!("/{way}")).send();
    events.take()
}

#[test]
fn clean_ups_run_last_in_first_out_around_the_answer() {
    assert_eq!(
        events("ok"),
        ["enter outer", "enter inner", "endpoint", "exit inner: ok", "background", "exit outer: ok"]
    );
}

#[test]
fn clean_ups_see_the_error_before_it_is_answered() {
    let seen = events("http");
    assert_eq!(seen[3..], ["exit inner: 418: a teapot", "exit outer: 418: a teapot"]);
    let seen = events("panic");
    assert_eq!(seen[3..], ["exit inner: a handler panicked: lost", "exit outer: a handler panicked: lost"]);
}
