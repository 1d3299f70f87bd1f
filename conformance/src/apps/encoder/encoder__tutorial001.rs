use std::collections::HashMap;
use std::sync::{LazyLock, Mutex};

use peregrine::AnyDateTime;
use peregrine::prelude::*;

static FAKE_DB: LazyLock<Mutex<HashMap<String, Value>>> = LazyLock::new(Mutex::default);

#[derive(Model)]
struct Item {
    title: String,
    timestamp: AnyDateTime,
    description: Option<String>,
}

#[put("/items/{id}")]
async fn update_item(id: String, item: Item) -> Value {
    FAKE_DB.lock().expect("nobody panics with the items").insert(id, json!(item));
    Value::Null
}

pub(super) fn app() -> App {
    App::new().routes(routes![update_item])
}
