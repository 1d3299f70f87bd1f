use peregrine::prelude::*;

#[derive(HttpErrors)]
enum ShopError {
    #[error(status = 401, header = "WWW-Authenticate")]
    Denied,
}

fn main() {}
