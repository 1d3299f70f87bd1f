use peregrine::prelude::*;

#[derive(Model)]
struct Item {
    #[field(default = 1.5)]
    count: i64,
}

fn main() {}
