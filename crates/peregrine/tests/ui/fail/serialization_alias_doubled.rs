use peregrine::prelude::*;

#[derive(Model)]
struct Item {
    #[field(serialization_alias = "x")]
    first: i64,
    #[field(alias = "y", serialization_alias = "x")]
    second: i64,
}

fn main() {}
