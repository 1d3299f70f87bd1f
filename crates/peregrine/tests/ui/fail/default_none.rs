use peregrine::prelude::*;

#[derive(Model)]
struct Item {
    #[field(default = null)]
    name: Option<String>,
}

fn main() {}
