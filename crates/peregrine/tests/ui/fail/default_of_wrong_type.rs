use peregrine::prelude::*;

#[derive(Model)]
struct Item {
    #[field(default = "a")]
    count: i64,
}

fn main() {}
