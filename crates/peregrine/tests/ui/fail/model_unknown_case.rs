use peregrine::prelude::*;

#[derive(Model)]
#[model(rename_all = "camelcase")]
struct Item {
    first_name: String,
}

fn main() {}
