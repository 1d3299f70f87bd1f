use peregrine::prelude::*;

#[get("/items/", include_in_schema = false)]
async fn read_items() -> Value {
    json!({"hello": "world"})
}

pub(super) fn app() -> App {
    App::new().include(Router::new().routes(routes![read_items]))
}
