use peregrine::prelude::*;

#[derive(Model)]
struct Item {
    #[field(min_length = 3)]
    count: Option<i64>,
}

fn main() {}
