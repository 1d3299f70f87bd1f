use peregrine::prelude::*;

#[get("/items")]
async fn read_items() -> Value {
    json!([])
}

pub(super) fn app() -> App {
    App::new().include(Router::new().prefix("/api").routes(routes![read_items]))
}
