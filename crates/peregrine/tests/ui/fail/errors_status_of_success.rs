use peregrine::prelude::*;

#[derive(HttpErrors)]
enum ShopError {
    #[error(status = 200)]
    Gone,
}

fn main() {}
