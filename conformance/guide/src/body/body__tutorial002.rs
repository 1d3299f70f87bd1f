use peregrine::prelude::*;

#[derive(Model)]
struct Item {
    name: String,
    description: Option<String>,
    price: f64,
    tax: Option<f64>,
}

#[post("/items/")]
async fn create_item(item: Item) -> Value {
    let mut answer = item.dump();
    if let (Some(tax), Value::Object(members)) = (item.tax, &mut answer) {
        members.insert("price_with_tax", item.price + tax);
    }
    answer
}

pub(super) fn app() -> App {
    App::new().routes(routes![create_item])
}
