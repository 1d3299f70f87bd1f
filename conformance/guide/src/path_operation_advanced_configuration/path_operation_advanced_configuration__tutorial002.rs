use peregrine::prelude::*;

#[get("/items/", operation_id = "read_items")]
async fn read_items() -> Value {
    json!([{"item_id": "Foo"}])
}

pub(super) fn app() -> App {
    App::new().routes(routes![read_items])
}
