use peregrine::prelude::*;

#[derive(Model)]
#[model(literal, missing = find)]
enum Level {
    Low,
}

fn find(_: &Input<'_>) -> Option<Level> {
    None
}

fn main() {}
