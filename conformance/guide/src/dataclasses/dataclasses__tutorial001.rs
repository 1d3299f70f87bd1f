use peregrine::prelude::*;

#[derive(Model)]
#[model(dataclass)]
struct Item {
    name: String,
    price: f64,
    description: Option<String>,
    tax: Option<f64>,
}

#[post("/items/")]
async fn create_item(item: Item) -> Json<Item> {
    Json(item)
}

pub(super) fn app() -> App {
    App::new().routes(routes![create_item])
}
