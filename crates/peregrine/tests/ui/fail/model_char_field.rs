use peregrine::prelude::*;

#[derive(Model)]
struct Item {
    letter: char,
}

fn main() {}
