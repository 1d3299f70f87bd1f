use peregrine::prelude::*;

#[derive(HttpErrors)]
enum ShopError {
    #[error(status = 404, detail = "No {1}")]
    Gone(String),
}

fn main() {}
