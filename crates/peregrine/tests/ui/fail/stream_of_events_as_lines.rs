use peregrine::prelude::*;

#[get("/")]
async fn handler() -> JsonLines<impl Stream<Item = ServerSentEvent>> {
    JsonLines::iter([ServerSentEvent::raw("done")])
}

fn main() {}
