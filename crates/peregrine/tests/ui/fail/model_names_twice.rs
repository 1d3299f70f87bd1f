use peregrine::prelude::*;

#[derive(Model)]
struct Item {
    name: String,
    #[field(alias = "name")]
    title: String,
}

fn main() {}
