use peregrine::prelude::*;

#[derive(Model)]
struct Item(String, i64);

fn main() {}
