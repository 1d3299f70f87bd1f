use peregrine::prelude::*;

#[derive(Model)]
struct Item {
    #[field(default = 1, default_factory = Default::default)]
    count: i64,
}

fn main() {}
