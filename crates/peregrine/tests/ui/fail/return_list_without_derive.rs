use peregrine::prelude::*;

struct Item;

#[get("/")]
async fn handler() -> Vec<Item> {
    vec![]
}

fn main() {}
