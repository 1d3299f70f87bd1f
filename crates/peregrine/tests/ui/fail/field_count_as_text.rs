use peregrine::prelude::*;

#[derive(Model)]
struct Item {
    #[field(min_length = "3")]
    name: String,
}

fn main() {}
