use peregrine::prelude::*;

#[derive(Model)]
struct Item {
    #[field(ge = 3)]
    names: Vec<i64>,
}

fn main() {}
