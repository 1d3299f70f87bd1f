use peregrine::prelude::*;

#[derive(Model)]
struct Page<T> {
    items: Vec<T>,
}

struct Item;

#[get("/")]
async fn handler() -> Page<Item> {
    Page { items: vec![] }
}

fn main() {}
