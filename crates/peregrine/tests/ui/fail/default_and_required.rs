use peregrine::prelude::*;

#[derive(Model)]
struct Item {
    #[field(default = 1, required)]
    count: i64,
}

fn main() {}
