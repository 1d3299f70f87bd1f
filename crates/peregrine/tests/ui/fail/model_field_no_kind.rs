use peregrine::prelude::*;

struct Part;

#[derive(Model)]
struct Item {
    part: Part,
}

fn main() {}
