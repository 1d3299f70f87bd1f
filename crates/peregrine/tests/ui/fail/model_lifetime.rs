use peregrine::prelude::*;

#[derive(Model)]
struct Item<'a> {
    name: &'a str,
}

fn main() {}
