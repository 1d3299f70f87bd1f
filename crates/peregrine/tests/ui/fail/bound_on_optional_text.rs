use peregrine::prelude::*;

#[derive(Model)]
struct Item {
    #[field(ge = 3)]
    name: Option<String>,
}

fn main() {}
