use peregrine::prelude::*;

#[derive(Model)]
struct Item {
    #[field(items(min_length = 1))]
    counts: Vec<i64>,
}

fn main() {}
