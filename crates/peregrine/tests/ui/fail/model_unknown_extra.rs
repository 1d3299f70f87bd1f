use peregrine::prelude::*;

#[derive(Model)]
#[model(extra = "forbidden")]
struct Item {
    name: String,
}

fn main() {}
