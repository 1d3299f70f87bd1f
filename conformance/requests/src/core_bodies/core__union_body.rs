use peregrine::prelude::*;

#[derive(Model)]
struct Item {
    name: Option<String>,
}

#[derive(Model)]
struct OtherItem {
    price: i64,
}

#[derive(Model)]
enum AnyItem {
    Other(OtherItem),
    Item(Item),
}

#[post("/items/")]
async fn save_union_body(item: AnyItem) -> Value {
    json!({"item": item})
}

pub(super) fn app() -> App {
    App::new().routes(routes![save_union_body])
}
