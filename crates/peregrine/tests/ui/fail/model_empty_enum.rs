use peregrine::prelude::*;

#[derive(Model)]
enum Item {}

fn main() {}
