use std::collections::HashMap;
use std::sync::{LazyLock, Mutex, PoisonError};

use peregrine::AnyDateTime;
use peregrine::prelude::*;

#[derive(Model)]
struct Item {
    title: String,
    timestamp: AnyDateTime,
    description: Option<String>,
}

static FAKE_DB: LazyLock<Mutex<HashMap<String, Value>>> = LazyLock::new(Mutex::default);

#[put("/items/{id}", response_model = None)]
fn update_item(id: String, item: Item) {
    FAKE_DB.lock().unwrap_or_else(PoisonError::into_inner).insert(id, item.dump());
}

pub(super) fn app() -> App {
    App::new().routes(routes![update_item])
}
