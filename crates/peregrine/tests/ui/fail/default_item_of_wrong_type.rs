use peregrine::prelude::*;

#[derive(Model)]
struct Item {
    #[field(default = ["a"])]
    counts: Vec<i64>,
}

fn main() {}
