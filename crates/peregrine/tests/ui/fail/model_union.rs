use peregrine::prelude::*;

#[derive(Model)]
union Item {
    a: u8,
}

fn main() {}
