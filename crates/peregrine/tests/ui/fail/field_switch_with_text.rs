use peregrine::prelude::*;

#[derive(Model)]
struct Item {
    #[field(strict = "yes")]
    price: f64,
}

fn main() {}
