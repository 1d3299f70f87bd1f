use peregrine::prelude::*;

#[derive(Model)]
struct Item {
    name: String,
    description: Option<String>,
    price: f64,
    tax: Option<f64>,
}

fn examples() -> Value {
    json!({
        "normal": {
            "summary": "A normal example",
            "description": "A **normal** item works correctly.",
            "value": {"name": "Foo", "description": "A very nice Item", "price": 35.4, "tax": 3.2},
        },
        "converted": {
            "summary": "An example with converted data",
            "description": "FastAPI can convert price `strings` to actual `numbers` automatically",
            "value": {"name": "Bar", "price": "35.4"},
        },
        "invalid": {
            "summary": "Invalid data is rejected with an error",
            "value": {"name": "Baz", "price": "thirty five point four"},
        },
    })
}

#[put("/items/{item_id}")]
async fn update_item(item_id: i64, #[body(openapi_examples = examples())] item: Item) -> Value {
    json!({"item_id": item_id, "item": item})
}

pub(super) fn app() -> App {
    App::new().routes(routes![update_item])
}
