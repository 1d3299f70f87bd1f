use peregrine::prelude::*;

#[derive(Model)]
#[model(extra = "allow")]
struct Item {
    name: String,
    #[field(extra)]
    others: Vec<Value>,
}

fn main() {}
