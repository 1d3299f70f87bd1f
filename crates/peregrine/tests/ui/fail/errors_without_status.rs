use peregrine::prelude::*;

#[derive(HttpErrors)]
enum ShopError {
    #[error(detail = "Gone")]
    Gone,
}

fn main() {}
