use peregrine::prelude::*;

#[derive(Model)]
#[model(extra = "allow")]
struct Item {
    name: String,
}

fn main() {}
