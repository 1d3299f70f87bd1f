use peregrine::prelude::*;

#[get("/")]
async fn get_users() -> Value {
    json!([{"user_id": "u1"}, {"user_id": "u2"}])
}

#[get("/{user_id}")]
async fn get_user(user_id: String) -> Value {
    json!({"user_id": user_id})
}

fn items_of(user_id: Option<String>) -> Value {
    match user_id {
        None => json!([{"item_id": "i1", "user_id": "u1"}, {"item_id": "i2", "user_id": "u2"}]),
        Some(user_id) => json!([{"item_id": "i2", "user_id": user_id}]),
    }
}

fn item_of(item_id: String, user_id: Option<String>) -> Value {
    match user_id {
        None => json!({"item_id": item_id}),
        Some(user_id) => json!({"item_id": item_id, "user_id": user_id}),
    }
}

#[get("/")]
async fn get_items(user_id: Option<String>) -> Value {
    items_of(user_id)
}

#[get("/{item_id}")]
async fn get_item(item_id: String, user_id: Option<String>) -> Value {
    item_of(item_id, user_id)
}

/// The items of a user: who it is stands in the prefix.
mod of_user {
    use peregrine::prelude::*;

    #[get("/")]
    pub(super) async fn get_items(#[path(in_prefix)] user_id: Option<String>) -> Value {
        super::items_of(user_id)
    }

    #[get("/{item_id}")]
    pub(super) async fn get_item(item_id: String, #[path(in_prefix)] user_id: Option<String>) -> Value {
        super::item_of(item_id, user_id)
    }
}

pub(super) fn app() -> App {
    App::new()
        .include(Router::new().prefix("/users").routes(routes![get_users, get_user]))
        .include(Router::new().prefix("/items").routes(routes![get_items, get_item]))
        .include(Router::new().prefix("/users/{user_id}/items").routes(routes![of_user::get_items, of_user::get_item]))
}
