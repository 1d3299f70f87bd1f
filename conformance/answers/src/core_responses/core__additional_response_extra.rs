use peregrine::prelude::*;

#[get("/")]
async fn read_item() -> Value {
    json!({"id": "foo"})
}

pub(super) fn app() -> App {
    let sub_router = Router::new().prefix("/items").routes(routes![read_item]);
    App::new().include(Router::new().include(sub_router))
}
