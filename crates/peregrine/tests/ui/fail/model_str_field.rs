use peregrine::prelude::*;

#[derive(Model)]
struct Item {
    name: &'static str,
}

fn main() {}
