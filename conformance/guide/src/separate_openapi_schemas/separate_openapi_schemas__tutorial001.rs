use peregrine::prelude::*;

#[derive(Model)]
struct Item {
    name: String,
    description: Option<String>,
}

#[post("/items/")]
fn create_item(item: Item) -> Json<Item> {
    Json(item)
}

#[get("/items/")]
fn read_items() -> Vec<Item> {
    vec![
        Item {
            name: "Portal Gun".to_owned(),
            description: Some("Device to travel through the multi-rick-verse".to_owned()),
        },
        Item { name: "Plumbus".to_owned(), description: None },
    ]
}

pub(super) fn app() -> App {
    App::new().routes(routes![create_item, read_items])
}
