use peregrine::prelude::*;

#[get("/items/")]
async fn read_items() -> Value {
    json!({"id": "foo"})
}

pub(super) fn app() -> App {
    App::new().swagger_ui_oauth2_redirect_url("/docs/redirect").routes(routes![read_items])
}
