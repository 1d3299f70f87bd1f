use peregrine::prelude::*;

#[derive(Model)]
struct Item {
    name: String,
    #[field(extra)]
    others: Map<String, Value>,
}

fn main() {}
