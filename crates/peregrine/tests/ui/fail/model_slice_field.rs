use peregrine::prelude::*;

#[derive(Model)]
struct Item {
    names: &'static [String],
}

fn main() {}
