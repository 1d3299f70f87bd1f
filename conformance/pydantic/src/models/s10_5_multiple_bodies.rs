use peregrine::prelude::*;

#[derive(Model)]
struct Item {
    #[field(min_length = 1)]
    name: String,
    #[field(gt = 0)]
    price: f64,
    #[field(default = "")]
    description: String,
}

#[derive(Model)]
struct UserInfo {
    username: String,
    email: String,
}

#[post("/m")]
async fn make_purchase(
    item: Item,
    user: UserInfo,
    #[body(ge = 1, le = 100)] quantity: i64,
    #[body(default = "")] notes: String,
) -> Value {
    #[expect(clippy::cast_precision_loss, reason = "at most 100")]
    let total = item.price * quantity as f64;
    json!({"item": item, "user": user, "quantity": quantity, "total": total, "notes": notes})
}

#[post("/items")]
async fn create_item(#[body(embed)] item: Item) -> Json<Item> {
    Json(item)
}

#[post("/optional")]
async fn optional(item: Option<Item>, #[body(default = 1)] count: i64) -> Value {
    json!({"item": item, "count": count})
}

pub(super) fn app() -> App {
    App::new().routes(routes![make_purchase, create_item, optional])
}
