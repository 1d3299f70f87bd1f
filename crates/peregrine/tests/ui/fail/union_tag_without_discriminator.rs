use peregrine::prelude::*;

#[derive(Model)]
enum Size {
    #[field(tag = "named")]
    Named(String),
    Measured(f64),
}

fn main() {}
