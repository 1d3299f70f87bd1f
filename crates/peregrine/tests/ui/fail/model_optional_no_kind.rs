use peregrine::prelude::*;

struct Part;

#[derive(Model)]
struct Item {
    part: Option<Part>,
}

fn main() {}
