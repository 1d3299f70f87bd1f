use peregrine::AnyDateTime;
use peregrine::prelude::*;

#[derive(Model)]
struct Item {
    name: String,
    date: AnyDateTime,
    price: Option<f64>,
    owner_ids: Option<Vec<i64>>,
}

fn date() -> AnyDateTime {
    chrono::NaiveDate::from_ymd_opt(2021, 7, 26).unwrap_or_default().and_time(chrono::NaiveTime::MIN).into()
}

fn item(name: &str, price: Option<f64>, owner_ids: Option<Vec<i64>>) -> Item {
    Item { name: name.to_owned(), date: date(), price, owner_ids }
}

fn list() -> Vec<Item> {
    vec![item("foo", None, None), item("bar", Some(1.0), None), item("baz", Some(2.0), Some(vec![1, 2, 3]))]
}

#[get("/items/valid", response_model = Item)]
fn get_valid() -> Value {
    json!({"name": "valid", "date": date(), "price": 1.0})
}

#[get("/items/object")]
fn get_object() -> Item {
    item("object", Some(1.0), Some(vec![1, 2, 3]))
}

#[get("/items/coerce", response_model = Item)]
fn get_coerce() -> Value {
    json!({"name": "coerce", "date": "2021-07-26T00:00:00", "price": "1.0"})
}

#[get("/items/validlist", response_model = Vec<Item>)]
fn get_validlist() -> Value {
    json!([
        {"name": "foo", "date": date()},
        {"name": "bar", "date": date(), "price": 1.0},
        {"name": "baz", "date": date(), "price": 2.0, "owner_ids": [1, 2, 3]},
    ])
}

#[get("/items/objectlist")]
fn get_objectlist() -> Vec<Item> {
    list()
}

#[get("/items/no-response-model/object")]
fn get_no_response_model_object() -> Json<Item> {
    Json(item("object", Some(1.0), Some(vec![1, 2, 3])))
}

#[get("/items/no-response-model/objectlist")]
fn get_no_response_model_objectlist() -> Json<Vec<Item>> {
    Json(list())
}

pub(super) fn app() -> App {
    App::new().routes(routes![
        get_valid,
        get_object,
        get_coerce,
        get_validlist,
        get_objectlist,
        get_no_response_model_object,
        get_no_response_model_objectlist
    ])
}
