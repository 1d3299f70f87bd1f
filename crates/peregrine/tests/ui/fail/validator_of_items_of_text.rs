use peregrine::prelude::*;

#[derive(Model)]
struct Item {
    #[field(items(validate = lower))]
    name: String,
}

fn lower(letter: String) -> String {
    letter.to_lowercase()
}

fn main() {}
