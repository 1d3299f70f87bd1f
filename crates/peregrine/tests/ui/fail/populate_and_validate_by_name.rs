use peregrine::prelude::*;

#[derive(Model)]
#[model(populate_by_name, validate_by_name)]
struct Item {
    #[field(alias = "x")]
    name: i64,
}

fn main() {}
