use peregrine::prelude::*;

#[derive(Model)]
struct Item {
    name: String,
    price: Option<f64>,
    owner_ids: Option<Vec<i64>>,
}

impl Item {
    fn new(name: &str, price: Option<f64>) -> Self {
        Self { name: name.to_owned(), price, owner_ids: None }
    }
}

#[get("/items/valid")]
async fn get_valid() -> Item {
    Item::new("valid", Some(1.0))
}

#[get("/items/coerce")]
async fn get_coerce() -> Result<Item> {
    Ok(Item::validate_json(br#"{"name": "coerce", "price": "1.0"}"#)?)
}

#[get("/items/validlist")]
async fn get_validlist() -> Vec<Item> {
    let last = Item { owner_ids: Some(vec![1, 2, 3]), ..Item::new("baz", Some(2.0)) };
    vec![Item::new("foo", None), Item::new("bar", Some(1.0)), last]
}

pub(super) fn app() -> App {
    App::new().routes(routes![get_valid, get_coerce, get_validlist])
}
