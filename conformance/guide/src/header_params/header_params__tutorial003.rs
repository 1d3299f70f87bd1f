use peregrine::prelude::*;

#[get("/items/")]
async fn read_items(#[header] x_token: Option<Vec<String>>) -> Value {
    json!({"X-Token values": x_token})
}

pub(super) fn app() -> App {
    App::new().routes(routes![read_items])
}
