use peregrine::prelude::*;

#[derive(Model)]
struct Item {
    #[field(pattern = r"(a)\1")]
    name: String,
}

fn main() {}
