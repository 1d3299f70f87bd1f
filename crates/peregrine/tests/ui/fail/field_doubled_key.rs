use peregrine::prelude::*;

#[derive(Model)]
struct Item {
    #[field(title = "A", title = "B")]
    name: String,
}

fn main() {}
