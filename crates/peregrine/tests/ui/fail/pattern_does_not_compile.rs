use peregrine::prelude::*;

#[derive(Model)]
struct Item {
    #[field(pattern = "[a-z")]
    name: String,
}

fn main() {}
