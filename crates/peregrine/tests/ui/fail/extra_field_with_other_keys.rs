use peregrine::prelude::*;

#[derive(Model)]
#[model(extra = "allow")]
struct Item {
    name: String,
    #[field(extra, max_length = 3)]
    others: Map<String, Value>,
}

fn main() {}
