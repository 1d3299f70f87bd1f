use peregrine::prelude::*;

#[derive(Model)]
struct Item {
    id: String,
    value: String,
}

#[derive(Model)]
struct Message {
    message: String,
}

#[get("/items/{item_id}", response_model = Item, responses = Responses::new().model::<Message>(404))]
async fn read_item(item_id: String) -> Reply {
    if item_id == "foo" {
        return Reply::new(Item { id: "foo".to_owned(), value: "there goes my hero".to_owned() });
    }
    Reply::new(json!({"message": "Item not found"})).status(404)
}

pub(super) fn app() -> App {
    App::new().routes(routes![read_item])
}
