use peregrine::prelude::*;

#[derive(Model)]
struct Item {
    price: f64,
}

struct Total;

#[computed]
impl Item {
    fn total(&self) -> Total {
        Total
    }
}

fn main() {}
