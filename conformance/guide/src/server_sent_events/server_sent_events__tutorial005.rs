use peregrine::prelude::*;

#[derive(Model)]
struct Prompt {
    text: String,
}

#[post("/chat/stream")]
async fn stream_chat(prompt: Prompt) -> Sse<impl Stream<Item = ServerSentEvent>> {
    Sse::generate(move |out| async move {
        for word in prompt.text.split_whitespace() {
            out.give(ServerSentEvent::new(word).event("token")).await;
        }
        out.give(ServerSentEvent::raw("[DONE]").event("done")).await;
    })
}

pub(super) fn app() -> App {
    App::new().routes(routes![stream_chat])
}
