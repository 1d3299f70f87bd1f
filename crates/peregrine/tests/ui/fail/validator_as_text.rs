use peregrine::prelude::*;

#[derive(Model)]
struct Item {
    #[field(validate = "check")]
    name: String,
}

fn main() {}
