use peregrine::prelude::*;

#[derive(Model)]
struct Item {
    name: String,
    price: Option<f64>,
    owner_ids: Option<Vec<i64>>,
}

#[get("/items/valid", response_model = Item)]
fn get_valid() -> Value {
    json!({"name": "valid", "price": 1.0})
}

#[get("/items/coerce", response_model = Item)]
fn get_coerce() -> Value {
    json!({"name": "coerce", "price": "1.0"})
}

#[get("/items/validlist", response_model = Vec<Item>)]
fn get_validlist() -> Value {
    json!([
        {"name": "foo"},
        {"name": "bar", "price": 1.0},
        {"name": "baz", "price": 2.0, "owner_ids": [1, 2, 3]},
    ])
}

pub(super) fn app() -> App {
    App::new().routes(routes![get_valid, get_coerce, get_validlist])
}
