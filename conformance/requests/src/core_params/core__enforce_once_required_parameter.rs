use peregrine::prelude::*;

#[dependency]
fn client_key(client_id: String) -> String {
    format!("{client_id}_key")
}

#[dependency]
fn client_tag(client_id: Option<String>) -> Option<String> {
    client_id.map(|id| format!("{id}_tag"))
}

#[get("/foo")]
fn foo_handler(#[depends(client_key)] client_key: String, #[depends(client_tag)] client_tag: Option<String>) -> Value {
    json!({"client_id": client_key, "client_tag": client_tag})
}

pub(super) fn app() -> App {
    App::new().routes(routes![foo_handler])
}
