use peregrine::prelude::*;

#[get("/")]
struct Item;

fn main() {}
