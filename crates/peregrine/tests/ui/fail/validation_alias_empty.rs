use peregrine::prelude::*;

#[derive(Model)]
struct Item {
    #[field(validation_alias())]
    name: i64,
}

fn main() {}
