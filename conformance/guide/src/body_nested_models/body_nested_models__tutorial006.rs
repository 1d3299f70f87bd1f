use std::collections::HashSet;

use peregrine::HttpUrl;
use peregrine::prelude::*;

#[derive(Model)]
struct Image {
    url: HttpUrl,
    name: String,
}

#[derive(Model)]
struct Item {
    name: String,
    description: Option<String>,
    price: f64,
    tax: Option<f64>,
    #[field(default = [])]
    tags: HashSet<String>,
    images: Option<Vec<Image>>,
}

#[put("/items/{item_id}")]
async fn update_item(item_id: i64, item: Item) -> Value {
    json!({"item_id": item_id, "item": item})
}

pub(super) fn app() -> App {
    App::new().routes(routes![update_item])
}
