use peregrine::prelude::*;

#[derive(Model)]
struct Item {
    #[field(validation_alias("x", "y", "x"))]
    name: i64,
}

fn main() {}
