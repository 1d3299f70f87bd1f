use peregrine::prelude::*;

#[derive(Model)]
#[model(ser_json_inf_nan = "strings")]
struct ConfiguredItem {
    value: f64,
}

const ITEM: ConfiguredItem = ConfiguredItem { value: f64::NAN };

#[get("/sse")]
async fn stream() -> Sse<impl Stream<Item = ConfiguredItem>> {
    Sse::iter([ITEM])
}

mod lines {
    use super::*;

    #[get("/jsonl")]
    pub(super) async fn stream() -> JsonLines<impl Stream<Item = ConfiguredItem>> {
        JsonLines::iter([ITEM])
    }
}

#[get("/sse-events")]
async fn stream_events() -> Sse<impl Stream<Item = ServerSentEvent>> {
    Sse::iter([ServerSentEvent::new(ITEM), ServerSentEvent::raw("NaN")])
}

pub(super) fn app() -> App {
    App::new().routes(routes![stream, lines::stream, stream_events])
}
