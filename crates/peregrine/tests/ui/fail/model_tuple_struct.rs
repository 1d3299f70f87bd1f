use peregrine::prelude::*;

#[derive(Model)]
struct Item(String);

fn main() {}
