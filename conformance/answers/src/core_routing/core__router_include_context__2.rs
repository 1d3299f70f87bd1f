use peregrine::prelude::*;

#[get("/later")]
async fn read_later() -> Value {
    json!({"later": true})
}

pub(super) fn app() -> App {
    let router = Router::new()
        .prefix("/api")
        .tags(["included"])
        .responses(json!({"418": {"description": "Teapot"}}))
        .routes(routes![read_later]);
    App::new().include(router)
}
