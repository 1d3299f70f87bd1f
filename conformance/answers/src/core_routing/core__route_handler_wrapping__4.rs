use peregrine::prelude::*;

#[get("/items")]
fn read_items() -> Value {
    json!("original")
}

pub(super) fn app() -> App {
    App::new().include(Router::new().prefix("/api").routes(routes![read_items]))
}
