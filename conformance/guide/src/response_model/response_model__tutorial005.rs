use peregrine::prelude::*;

#[derive(Model)]
struct Item {
    name: String,
    description: Option<String>,
    price: f64,
    #[field(default = 10.5)]
    tax: f64,
}

fn items(item_id: &str) -> Result<Value> {
    match item_id {
        "foo" => Ok(json!({"name": "Foo", "price": 50.2})),
        "bar" => Ok(json!({"name": "Bar", "description": "The Bar fighters", "price": 62, "tax": 20.2})),
        "baz" => Ok(json!({"name": "Baz", "description": "There goes my baz", "price": 50.2, "tax": 10.5})),
        _ => Err(std::io::Error::other("no such item").into()),
    }
}

#[get("/items/{item_id}/name", response_model = Item, response_model_include = ["name", "description"])]
async fn read_item_name(item_id: String) -> Result<Value> {
    items(&item_id)
}

#[get("/items/{item_id}/public", response_model = Item, response_model_exclude = ["tax"])]
async fn read_item_public_data(item_id: String) -> Result<Value> {
    items(&item_id)
}

pub(super) fn app() -> App {
    App::new().routes(routes![read_item_name, read_item_public_data])
}
