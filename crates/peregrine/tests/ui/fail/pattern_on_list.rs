use peregrine::prelude::*;

#[derive(Model)]
struct Item {
    #[field(pattern = "^a")]
    names: Vec<String>,
}

fn main() {}
