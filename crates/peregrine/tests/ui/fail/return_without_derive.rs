use peregrine::prelude::*;

struct Item;

#[get("/")]
async fn handler() -> Item {
    Item
}

fn main() {}
