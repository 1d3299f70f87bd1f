use peregrine::prelude::*;

#[get("/")]
async fn get_users() -> Value {
    json!([{"user_id": "u1"}, {"user_id": "u2"}])
}

#[get("/{user_id}")]
async fn get_user(user_id: String) -> Value {
    json!({"user_id": user_id})
}

#[get("/")]
async fn get_items(user_id: Option<String>) -> Value {
    match user_id {
        None => json!([{"item_id": "i1", "user_id": "u1"}, {"item_id": "i2", "user_id": "u2"}]),
        Some(user_id) => json!([{"item_id": "i2", "user_id": user_id}]),
    }
}

#[get("/{item_id}")]
async fn get_item(item_id: String, user_id: Option<String>) -> Value {
    match user_id {
        None => json!({"item_id": item_id}),
        Some(user_id) => json!({"item_id": item_id, "user_id": user_id}),
    }
}

pub(super) fn app() -> App {
    let items = || Router::new().routes(routes![get_items, get_item]);
    App::new()
        .include(Router::new().prefix("/users").routes(routes![get_users, get_user]))
        .include(items().prefix("/items"))
        .include(items().prefix("/users/{user_id}/items"))
}
