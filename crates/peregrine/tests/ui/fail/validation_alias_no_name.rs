use peregrine::prelude::*;

#[derive(Model)]
struct Item {
    #[field(validation_alias("x", at("y", 0)))]
    name: i64,
}

fn main() {}
