use peregrine::prelude::*;

#[derive(HttpErrors)]
enum ShopError<T> {
    #[error(status = 404)]
    Gone(T),
}

fn main() {}
