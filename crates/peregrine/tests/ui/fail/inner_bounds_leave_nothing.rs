use peregrine::prelude::*;

#[derive(Model)]
struct Item {
    #[field(items(ge = 3, le = 2))]
    counts: Vec<i64>,
}

fn main() {}
