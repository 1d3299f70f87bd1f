use peregrine::prelude::*;

#[derive(Model)]
struct Item {
    #[field(min_length)]
    name: String,
}

fn main() {}
