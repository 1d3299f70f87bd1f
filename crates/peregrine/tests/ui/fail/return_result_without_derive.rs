use peregrine::prelude::*;

struct Item;

#[get("/")]
async fn handler() -> Result<Item> {
    Ok(Item)
}

fn main() {}
