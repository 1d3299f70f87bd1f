use peregrine::prelude::*;

#[derive(Model)]
struct Count(#[field(default = 1)] i64);

fn main() {}
