use peregrine::prelude::*;

#[derive(Model)]
struct Item {
    #[field(flatten)]
    base: i64,
}

fn main() {}
