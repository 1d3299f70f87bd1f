use peregrine::prelude::*;

const LOGS: [&str; 3] = [
    "2025-01-01 INFO  Application started",
    "2025-01-01 DEBUG Connected to database",
    "2025-01-01 WARN  High memory usage detected",
];

#[get("/logs/stream")]
async fn stream_logs() -> Sse<impl Stream<Item = ServerSentEvent>> {
    Sse::generate(|out| async move {
        for line in LOGS {
            out.give(ServerSentEvent::raw(line)).await;
        }
    })
}

pub(super) fn app() -> App {
    App::new().routes(routes![stream_logs])
}
