use peregrine::prelude::*;

#[derive(Model, serde::Serialize)]
struct Place {
    name: String,
}

fn main() {}
