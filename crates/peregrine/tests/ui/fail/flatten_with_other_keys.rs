use peregrine::prelude::*;

#[derive(Model)]
struct Base {
    id: i64,
}

#[derive(Model)]
struct Item {
    #[field(flatten, alias = "x")]
    base: Base,
}

fn main() {}
