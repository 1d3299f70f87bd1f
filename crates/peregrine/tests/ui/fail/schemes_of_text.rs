use peregrine::prelude::*;

#[derive(Model)]
struct Link {
    #[field(allowed_schemes = ["https"])]
    target: String,
}

fn main() {}
