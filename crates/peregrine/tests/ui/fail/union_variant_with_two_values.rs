use peregrine::prelude::*;

#[derive(Model)]
enum Size {
    Named(String),
    Measured(f64, f64),
}

fn main() {}
