use peregrine::prelude::*;

#[derive(Model)]
struct Item {
    #[field(multiple_of = 0)]
    count: i64,
}

fn main() {}
