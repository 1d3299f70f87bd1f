use peregrine::prelude::*;

#[derive(Model)]
#[model(validate_by_alias = false, validate_by_name = false)]
struct Item {
    #[field(alias = "x")]
    name: i64,
}

fn main() {}
