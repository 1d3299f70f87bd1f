use peregrine::prelude::*;

struct Item;

#[get("/")]
async fn handler() -> JsonLines<impl Stream<Item = Item>> {
    JsonLines::iter([Item])
}

fn main() {}
