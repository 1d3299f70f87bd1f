use std::time::Duration;

use peregrine::prelude::*;

#[derive(Model)]
struct Item {
    name: String,
    description: Option<String>,
}

fn items() -> [Item; 3] {
    [
        ("Plumbus", "A multi-purpose household device."),
        ("Portal Gun", "A portal opening device."),
        ("Meeseeks Box", "A box that summons a Meeseeks."),
    ]
    .map(|(name, description)| Item { name: name.to_owned(), description: Some(description.to_owned()) })
}

#[get("/items/stream")]
async fn sse_items() -> Sse<impl Stream<Item = Item>> {
    Sse::iter(items())
}

#[get("/items/stream-sync")]
fn sse_items_sync() -> Sse<impl Stream<Item = Item>> {
    Sse::blocking(items())
}

#[get("/items/stream-no-annotation")]
async fn sse_items_no_annotation() -> Sse<impl Stream<Item = Json<Item>>> {
    Sse::iter(items().map(Json))
}

#[get("/items/stream-sync-no-annotation")]
fn sse_items_sync_no_annotation() -> Sse<impl Stream<Item = Json<Item>>> {
    Sse::blocking(items().map(Json))
}

#[get("/items/stream-dict")]
async fn sse_items_dict() -> Sse<impl Stream<Item = Value>> {
    Sse::iter(items().map(|item| json!({"name": item.name, "description": item.description})))
}

#[get("/items/stream-sse-event")]
async fn sse_items_event() -> Sse<impl Stream<Item = ServerSentEvent>> {
    Sse::iter([
        ServerSentEvent::new("hello").event("greeting").id(1),
        ServerSentEvent::new(json!({"key": "value"})).event("json-data").id(2),
        ServerSentEvent::comment("just a comment"),
        ServerSentEvent::new("retry-test").retry(Duration::from_millis(5000)),
    ])
}

#[get("/items/stream-mixed")]
async fn sse_items_mixed() -> Sse<impl Stream<Item = SseItem<Item>>> {
    Sse::generate(|out| async move {
        for item in items() {
            out.give(item.into()).await;
        }
        out.give(ServerSentEvent::new("custom-event").event("special").into()).await;
        let [_, second, _] = items();
        out.give(second.into()).await;
    })
}

#[get("/items/stream-string")]
async fn sse_items_string() -> Sse<impl Stream<Item = ServerSentEvent>> {
    Sse::iter([ServerSentEvent::new("plain text data")])
}

#[post("/items/stream-post")]
async fn sse_items_post() -> Sse<impl Stream<Item = Item>> {
    Sse::iter(items())
}

#[get("/items/stream-raw")]
async fn sse_items_raw() -> Sse<impl Stream<Item = ServerSentEvent>> {
    Sse::iter([
        ServerSentEvent::raw("plain text without quotes"),
        ServerSentEvent::raw("<div>html fragment</div>").event("html"),
        ServerSentEvent::raw("cpu,87.3,1709145600").event("csv"),
    ])
}

#[get("/events")]
async fn stream_events() -> Sse<impl Stream<Item = Value>> {
    Sse::iter([json!({"msg": "hello"}), json!({"msg": "world"})])
}

#[get("/events-typed")]
async fn stream_events_typed() -> Sse<impl Stream<Item = Item>> {
    Sse::iter(items())
}

pub(super) fn app() -> App {
    App::new()
        .routes(routes![
            sse_items,
            sse_items_sync,
            sse_items_no_annotation,
            sse_items_sync_no_annotation,
            sse_items_dict,
            sse_items_event,
            sse_items_mixed,
            sse_items_string,
            sse_items_post,
            sse_items_raw
        ])
        .include(Router::new().prefix("/api").routes(routes![stream_events, stream_events_typed]))
}
