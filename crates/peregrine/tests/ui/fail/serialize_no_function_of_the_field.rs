use peregrine::prelude::*;

fn shout(text: &String) -> String {
    text.to_uppercase()
}

#[derive(Model)]
struct Item {
    #[field(serialize = shout)]
    price: f64,
}

fn main() {}
