use peregrine::prelude::*;

#[derive(Model)]
struct Item {
    #[field(ge = 1.5)]
    count: i64,
}

fn main() {}
