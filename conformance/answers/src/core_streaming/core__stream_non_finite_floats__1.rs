use peregrine::prelude::*;

#[derive(Model)]
struct Item {
    value: f64,
}

const VALUES: [f64; 3] = [f64::NAN, f64::INFINITY, f64::NEG_INFINITY];

fn plain_items() -> impl Iterator<Item = Value> {
    VALUES.map(Value::from).into_iter().chain([json!({"nested": [VALUES, {"value": f64::NAN}]})])
}

fn models() -> impl Iterator<Item = Item> {
    VALUES.into_iter().map(|value| Item { value })
}

fn last_item() -> Value {
    json!({
        "finite": 1.5,
        "integer": 1,
        "boolean": true,
        "null": null,
        "text": "NaN Infinity -Infinity",
        "keys": {"null": "null key", "Infinity": "infinite key"},
    })
}

fn items() -> impl Iterator<Item = Value> {
    plain_items().chain(models().map(|item| json!(item))).chain([last_item()])
}

#[get("/sse")]
async fn stream() -> Sse<impl Stream<Item = Value>> {
    Sse::iter(items())
}

mod lines {
    use super::*;

    #[get("/jsonl")]
    pub(super) async fn stream() -> JsonLines<impl Stream<Item = Value>> {
        JsonLines::iter(items())
    }
}

#[get("/sse-events")]
async fn stream_events() -> Sse<impl Stream<Item = ServerSentEvent>> {
    let models = models().map(ServerSentEvent::new);
    Sse::iter(plain_items().map(ServerSentEvent::new).chain(models).chain([ServerSentEvent::new(last_item())]))
}

pub(super) fn app() -> App {
    App::new().routes(routes![stream, lines::stream, stream_events])
}
