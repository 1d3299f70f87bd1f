use std::collections::HashMap;
use std::sync::{LazyLock, Mutex, PoisonError};

use peregrine::prelude::*;

#[derive(Model, Clone, Default)]
struct Item {
    name: Option<String>,
    description: Option<String>,
    price: Option<f64>,
    #[field(default = 10.5)]
    tax: f64,
    #[field(default = [])]
    tags: Vec<String>,
}

static ITEMS: LazyLock<Mutex<HashMap<String, Item>>> = LazyLock::new(|| {
    let item = |name: &str, description: Option<&str>, price, tax| Item {
        name: Some(name.to_owned()),
        description: description.map(str::to_owned),
        price: Some(price),
        tax,
        tags: Vec::new(),
    };
    Mutex::new(HashMap::from([
        ("foo".to_owned(), item("Foo", None, 50.2, 10.5)),
        ("bar".to_owned(), item("Bar", Some("The bartenders"), 62.0, 20.2)),
        ("baz".to_owned(), item("Baz", None, 50.2, 10.5)),
    ]))
});

#[get("/items/{item_id}")]
async fn read_item(item_id: String) -> Result<Item> {
    let items = ITEMS.lock().unwrap_or_else(PoisonError::into_inner);
    items.get(&item_id).cloned().ok_or_else(|| std::io::Error::other("no such item").into())
}

#[put("/items/{item_id}")]
async fn update_item(item_id: String, item: Item) -> Item {
    ITEMS.lock().unwrap_or_else(PoisonError::into_inner).insert(item_id, item.clone());
    item
}

pub(super) fn app() -> App {
    App::new().routes(routes![read_item, update_item])
}
