use peregrine::prelude::*;

const LEAST: f64 = 0.0;

#[derive(Model)]
struct Item {
    #[field(ge = LEAST)]
    price: f64,
}

fn main() {}
