use peregrine::prelude::*;

#[derive(Model)]
struct Link {
    #[field(allowed_schemes = "https")]
    target: peregrine::AnyUrl,
}

fn main() {}
