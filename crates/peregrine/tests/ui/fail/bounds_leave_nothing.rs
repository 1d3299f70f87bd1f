use peregrine::prelude::*;

#[derive(Model)]
struct Item {
    #[field(ge = 3, le = 2)]
    count: i64,
}

fn main() {}
