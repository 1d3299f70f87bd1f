use peregrine::prelude::*;

#[derive(Dependency)]
enum Page {
    First,
}

fn main() {}
