use peregrine::prelude::*;

#[derive(Model)]
struct Item {
    #[field(min_length = -1)]
    name: String,
}

fn main() {}
