use peregrine::prelude::*;

#[derive(Model)]
struct Place {
    #[field(serde, min_length = 2)]
    names: Vec<String>,
}

fn main() {}
