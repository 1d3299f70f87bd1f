use peregrine::prelude::*;

#[derive(Model)]
struct Item {
    #[field(gt = 2.5, lt = 2.5)]
    count: f64,
}

fn main() {}
