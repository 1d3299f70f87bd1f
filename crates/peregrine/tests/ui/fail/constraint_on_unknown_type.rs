use peregrine::prelude::*;

struct Part;

#[derive(Model)]
struct Item {
    #[field(min_length = 1)]
    part: Part,
}

fn main() {}
