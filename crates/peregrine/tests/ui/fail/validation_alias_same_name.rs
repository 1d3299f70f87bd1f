use peregrine::prelude::*;

#[derive(Model)]
struct Item {
    #[field(validation_alias = "x")]
    first: i64,
    #[field(alias = "x", serialization_alias = "second")]
    second: i64,
}

fn main() {}
