use peregrine::prelude::*;

#[derive(Model)]
struct Item {
    #[field]
    name: String,
}

fn main() {}
