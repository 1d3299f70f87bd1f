use peregrine::prelude::*;

#[derive(Model)]
struct Item {
    name: String,
    price: f64,
}

#[derive(Model)]
struct ResponseMessage {
    message: String,
}

#[post("/items/")]
async fn create_item(item: Item) -> ResponseMessage {
    let _ = item;
    ResponseMessage { message: "item received".to_owned() }
}

#[get("/items/")]
async fn get_items() -> Vec<Item> {
    [("Plumbus", 3.0), ("Portal Gun", 9001.0)].map(|(name, price)| Item { name: name.to_owned(), price }).into()
}

pub(super) fn app() -> App {
    App::new().routes(routes![create_item, get_items])
}
