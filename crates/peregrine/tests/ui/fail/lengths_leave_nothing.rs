use peregrine::prelude::*;

#[derive(Model)]
struct Item {
    #[field(min_length = 3, max_length = 2)]
    name: String,
}

fn main() {}
