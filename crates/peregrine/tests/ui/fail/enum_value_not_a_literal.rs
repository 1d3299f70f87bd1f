use peregrine::prelude::*;

const ONE: i64 = 1;

#[derive(Model)]
enum Level {
    #[field(value = ONE)]
    Low,
}

fn main() {}
