use peregrine::prelude::*;

#[derive(Model)]
#[model(title = "A")]
#[model(title = "B")]
struct Item {
    name: String,
}

fn main() {}
