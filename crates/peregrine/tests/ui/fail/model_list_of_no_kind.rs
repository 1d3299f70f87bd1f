use peregrine::prelude::*;

struct Part;

#[derive(Model)]
struct Item {
    parts: Vec<Part>,
}

fn main() {}
