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

#[derive(Model)]
struct User {
    username: String,
    email: String,
}

#[post("/items/", tags = ["items"])]
async fn create_item(item: Item) -> ResponseMessage {
    let _ = item;
    ResponseMessage { message: "Item received".to_owned() }
}

#[get("/items/", tags = ["items"])]
async fn get_items() -> Vec<Item> {
    [("Plumbus", 3.0), ("Portal Gun", 9001.0)].map(|(name, price)| Item { name: name.to_owned(), price }).into()
}

#[post("/users/", tags = ["users"])]
async fn create_user(user: User) -> ResponseMessage {
    let _ = user;
    ResponseMessage { message: "User received".to_owned() }
}

pub(super) fn app() -> App {
    App::new().routes(routes![create_item, get_items, create_user])
}
