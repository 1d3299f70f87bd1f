use peregrine::prelude::*;

#[derive(Model)]
struct Item {
    price: f64,
}

#[computed]
impl Item {
    fn total(&self, count: f64) -> f64 {
        self.price * count
    }
}

fn main() {}
