use peregrine::prelude::*;

#[derive(Model)]
enum Item {
    Book { pages: u32 },
    Lamp(u32),
}

fn main() {}
