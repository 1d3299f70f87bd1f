use peregrine::prelude::*;

#[derive(Model)]
#[model(literal, rename_all = "lowercase")]
enum First {
    First,
}

#[derive(Model)]
#[model(literal, rename_all = "lowercase")]
enum Other {
    Other,
}

#[derive(Model)]
struct FirstItem {
    value: First,
    price: i64,
}

#[derive(Model)]
struct OtherItem {
    value: Other,
    price: f64,
}

#[derive(Model)]
#[model(discriminator = "value")]
enum Item {
    First(FirstItem),
    Other(OtherItem),
}

#[post("/items/")]
async fn save_union_body_discriminator(
    item: Item,
    #[query(description = "Query string")] q: String,
) -> Map<String, Value> {
    let _ = q;
    Map::from_iter([("item".to_owned(), json!(item))])
}

pub(super) fn app() -> App {
    App::new().routes(routes![save_union_body_discriminator])
}
