use peregrine::prelude::*;

#[derive(Model)]
struct Item {
    name: String,
    description: Option<String>,
    price: f64,
    tax: Option<f64>,
    #[field(default = [])]
    tags: Vec<String>,
}

#[post("/items/")]
async fn create_item(item: Item) -> Item {
    item
}

#[get("/items/", response_model = Vec<Item>)]
async fn read_items() -> Value {
    json!([{"name": "Portal Gun", "price": 42.0}, {"name": "Plumbus", "price": 32.0}])
}

pub(super) fn app() -> App {
    App::new().routes(routes![create_item, read_items])
}
