use peregrine::prelude::*;

#[derive(Model)]
struct Item {
    name: String,
}

#[computed]
impl Item {
    fn label(&self) {}
}

fn main() {}
