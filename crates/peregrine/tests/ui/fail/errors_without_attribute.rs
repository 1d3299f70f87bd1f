use peregrine::prelude::*;

#[derive(HttpErrors)]
enum ShopError {
    Gone,
}

fn main() {}
