use peregrine::prelude::*;

#[derive(Model)]
struct Item {
    #[field(default = String::new())]
    count: i64,
}

fn main() {}
