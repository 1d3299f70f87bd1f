use peregrine::prelude::*;

#[derive(Model)]
struct Item {
    name: String,
    optional: Option<String>,
}

#[get("/items/stream-bare-async", response_model = Value)]
async fn stream_bare_async() -> JsonLines<impl Stream<Item = Value>> {
    JsonLines::iter([json!({"name": "foo"})])
}

#[get("/items/stream-bare-sync", response_model = Value)]
fn stream_bare_sync() -> JsonLines<impl Stream<Item = Value>> {
    JsonLines::blocking([json!({"name": "bar"})])
}

#[get("/events-jsonl", response_model_exclude_none)]
async fn stream_events_jsonl() -> JsonLines<impl Stream<Item = Item>> {
    JsonLines::iter([Item { name: "foo".to_owned(), optional: None }])
}

pub(super) fn app() -> App {
    App::new()
        .routes(routes![stream_bare_async, stream_bare_sync])
        .include(Router::new().prefix("/api").routes(routes![stream_events_jsonl]))
}
