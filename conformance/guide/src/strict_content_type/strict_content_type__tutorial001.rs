use peregrine::prelude::*;

#[derive(Model)]
struct Item {
    name: String,
    price: f64,
}

#[post("/items/")]
async fn create_item(item: Item) -> Value {
    json!(item)
}

pub(super) fn app() -> App {
    App::new().strict_content_type(false).routes(routes![create_item])
}
