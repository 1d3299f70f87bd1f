use peregrine::prelude::*;

#[derive(Model)]
struct Item;

fn main() {}
