use peregrine::prelude::*;

#[derive(Model)]
struct Item {
    #[field(default_factory = Vec::new())]
    names: Vec<String>,
}

fn main() {}
