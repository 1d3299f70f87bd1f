use peregrine::prelude::*;

#[derive(Model)]
struct Item {
    #[field(pattern = "^(?!a)")]
    name: String,
}

fn main() {}
