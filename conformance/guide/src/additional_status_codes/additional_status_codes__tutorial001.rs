use std::collections::HashMap;
use std::sync::{LazyLock, Mutex};

use peregrine::IntoResponse;
use peregrine::http::StatusCode;
use peregrine::prelude::*;

static ITEMS: LazyLock<Mutex<HashMap<String, Value>>> = LazyLock::new(Mutex::default);

#[put("/items/{item_id}")]
async fn upsert_item(item_id: String, #[body] name: Option<String>, #[body] size: Option<i64>) -> Result<Response> {
    let item = json!({"name": name, "size": size});
    let known = ITEMS.lock().expect("nobody panics with the items").insert(item_id, item.clone());
    let status = if known.is_some() { StatusCode::OK } else { StatusCode::CREATED };
    Json(item).into_response(status)
}

pub(super) fn app() -> App {
    let items = [
        ("foo".to_owned(), json!({"name": "Fighters", "size": 6})),
        ("bar".to_owned(), json!({"name": "Tenders", "size": 3})),
    ];
    *ITEMS.lock().expect("nobody panics with the items") = HashMap::from(items);
    App::new().routes(routes![upsert_item])
}
