use peregrine::prelude::*;

#[derive(Model)]
struct Item {
    #[field(default = "a")]
    count: Option<i64>,
}

fn main() {}
