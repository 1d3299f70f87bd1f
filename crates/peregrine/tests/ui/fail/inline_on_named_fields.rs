use peregrine::prelude::*;

#[derive(Model)]
#[model(inline)]
struct Item {
    name: String,
}

fn main() {}
