use peregrine::AnyDecimal;
use peregrine::prelude::*;

#[derive(Model)]
struct Item {
    name: String,
    #[field(gt = "0")]
    age: AnyDecimal,
}

#[post("/items/")]
async fn save_item_no_body(item: Vec<Item>) -> Value {
    json!({"item": item})
}

pub(super) fn app() -> App {
    App::new().routes(routes![save_item_no_body])
}
