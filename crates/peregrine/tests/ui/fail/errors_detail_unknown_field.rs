use peregrine::prelude::*;

#[derive(HttpErrors)]
enum ShopError {
    #[error(status = 404, detail = "No {title}")]
    Gone { name: String },
}

fn main() {}
