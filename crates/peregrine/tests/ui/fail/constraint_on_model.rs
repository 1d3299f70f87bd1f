use peregrine::prelude::*;

#[derive(Model)]
struct Part {
    name: String,
}

#[derive(Model)]
struct Item {
    #[field(min_length = 1)]
    part: Part,
}

fn main() {}
