use peregrine::prelude::*;

struct Item;

#[get("/items", response_model = Item)]
async fn read_items() -> Value {
    Value::Null
}

fn main() {}
