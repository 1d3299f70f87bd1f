use peregrine::prelude::*;

#[derive(Model)]
struct Item {
    size: (i64, i64),
}

fn main() {}
