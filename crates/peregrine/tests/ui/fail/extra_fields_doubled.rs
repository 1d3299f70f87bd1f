use peregrine::prelude::*;

#[derive(Model)]
#[model(extra = "allow")]
struct Item {
    #[field(extra)]
    others: Map<String, Value>,
    #[field(extra)]
    more: Map<String, Value>,
}

fn main() {}
