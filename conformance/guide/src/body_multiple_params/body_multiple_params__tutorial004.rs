use peregrine::prelude::*;

#[derive(Model)]
struct Item {
    name: String,
    description: Option<String>,
    price: f64,
    tax: Option<f64>,
}

#[derive(Model)]
struct User {
    username: String,
    full_name: Option<String>,
}

#[put("/items/{item_id}")]
async fn update_item(
    item_id: i64,
    item: Item,
    user: User,
    #[body(gt = 0)] importance: i64,
    q: Option<String>,
) -> Value {
    match q.filter(|q| !q.is_empty()) {
        Some(q) => json!({"item_id": item_id, "item": item, "user": user, "importance": importance, "q": q}),
        None => json!({"item_id": item_id, "item": item, "user": user, "importance": importance}),
    }
}

pub(super) fn app() -> App {
    App::new().routes(routes![update_item])
}
