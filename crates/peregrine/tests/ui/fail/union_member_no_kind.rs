use peregrine::prelude::*;

struct Measures;

#[derive(Model)]
enum Size {
    Named(String),
    Measured(Measures),
}

fn main() {}
