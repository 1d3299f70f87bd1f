use peregrine::prelude::*;

#[derive(Model)]
struct Item {
    #[field(items = 1)]
    names: Vec<String>,
}

fn main() {}
