use peregrine::prelude::*;

#[derive(Model)]
#[model(rename = "camelCase")]
struct Item {
    first_name: String,
}

fn main() {}
