use peregrine::prelude::*;

#[derive(Model)]
#[model(dataclass)]
struct Item {
    name: String,
    price: Option<f64>,
    owner_ids: Option<Vec<i64>>,
}

#[get("/items/invalid", response_model = Item)]
fn get_invalid() -> Value {
    json!({"name": "invalid", "price": "foo"})
}

#[get("/items/innerinvalid", response_model = Item)]
fn get_innerinvalid() -> Value {
    json!({"name": "double invalid", "price": "foo", "owner_ids": ["foo", "bar"]})
}

#[get("/items/invalidlist", response_model = Vec<Item>)]
fn get_invalidlist() -> Value {
    json!([{"name": "foo"}, {"name": "bar", "price": "bar"}, {"name": "baz", "price": "baz"}])
}

pub(super) fn app() -> App {
    App::new().routes(routes![get_invalid, get_innerinvalid, get_invalidlist])
}
