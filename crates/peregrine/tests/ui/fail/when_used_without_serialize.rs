use peregrine::prelude::*;

#[derive(Model)]
struct Item {
    #[field(when_used = "unless-none")]
    price: f64,
}

fn main() {}
