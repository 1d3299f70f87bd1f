use peregrine::prelude::*;

#[derive(Model)]
struct Item {
    #[field(max_lenght = 3)]
    name: String,
}

fn main() {}
