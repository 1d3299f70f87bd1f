use peregrine::prelude::*;

#[derive(Model)]
enum Item {
    Book { pages: u32 },
    Lamp,
}

fn main() {}
