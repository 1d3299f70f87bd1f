use std::collections::HashMap;
use std::sync::{LazyLock, Mutex};

use peregrine::prelude::*;

static ITEMS: LazyLock<Mutex<HashMap<String, Item>>> = LazyLock::new(Mutex::default);

#[derive(Clone, Model)]
struct Item {
    name: Option<String>,
    description: Option<String>,
    price: Option<f64>,
    #[field(default = 10.5)]
    tax: f64,
    #[field(default = [])]
    tags: Vec<String>,
}

#[get("/items/{item_id}")]
async fn read_item(item_id: String) -> Result<Item> {
    let items = ITEMS.lock().expect("nobody panics with the items");
    Ok(items.get(&item_id).cloned().ok_or_else(|| std::io::Error::other("no such item"))?)
}

#[put("/items/{item_id}")]
async fn update_item(item_id: String, item: Item) -> Item {
    ITEMS.lock().expect("nobody panics with the items").insert(item_id, item.clone());
    item
}

fn item(name: &str, description: Option<&str>, price: f64, tax: f64) -> (String, Item) {
    let item = Item {
        name: Some(name.to_owned()),
        description: description.map(str::to_owned),
        price: Some(price),
        tax,
        tags: Vec::new(),
    };
    (name.to_lowercase(), item)
}

pub(super) fn app() -> App {
    *ITEMS.lock().expect("nobody panics with the items") = HashMap::from([
        item("Foo", None, 50.2, 10.5),
        item("Bar", Some("The bartenders"), 62.0, 20.2),
        item("Baz", None, 50.2, 10.5),
    ]);
    App::new().routes(routes![read_item, update_item])
}
