use peregrine::prelude::*;

#[derive(Model)]
struct Item {
    #[field(title = "A")]
    #[field(title = "B")]
    name: String,
}

fn main() {}
