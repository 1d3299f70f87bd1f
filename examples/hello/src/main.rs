//! The smallest application: the one of the README.
use peregrine::prelude::*;

/// Say hello.
#[get("/")]
async fn root() -> Value {
    json!({"message": "Hello World"})
}

/// Read an item.
#[get("/items/{item_id}")]
async fn read_item(item_id: i64, q: Option<String>) -> Value {
    json!({"item_id": item_id, "q": q})
}

#[peregrine::main]
async fn main() -> Exit {
    App::new().title("Hello").routes(routes![root, read_item]).run().await
}
