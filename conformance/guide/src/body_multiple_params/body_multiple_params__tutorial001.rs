use peregrine::prelude::*;

#[derive(Model)]
struct Item {
    name: String,
    description: Option<String>,
    price: f64,
    tax: Option<f64>,
}

#[put("/items/{item_id}")]
async fn update_item(
    #[path(title = "The ID of the item to get", ge = 0, le = 1000)] item_id: i64,
    q: Option<String>,
    item: Option<Item>,
) -> Value {
    let mut results = Object::from_iter([("item_id", item_id)]);
    if let Some(q) = q.filter(|q| !q.is_empty()) {
        results.insert("q", q);
    }
    if let Some(item) = item {
        results.insert("item", item.dump());
    }
    results.into()
}

pub(super) fn app() -> App {
    App::new().routes(routes![update_item])
}
