use peregrine::prelude::*;

#[derive(HttpErrors)]
enum ShopError {
    #[error(status = "404")]
    Gone,
}

fn main() {}
