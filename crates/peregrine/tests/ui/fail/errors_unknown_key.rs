use peregrine::prelude::*;

#[derive(HttpErrors)]
enum ShopError {
    #[error(statuss = 404, status = 404)]
    Gone,
}

fn main() {}
