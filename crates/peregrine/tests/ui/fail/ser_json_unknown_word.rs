use peregrine::prelude::*;

#[derive(Model)]
#[model(ser_json_bytes = "base32")]
struct Item {
    raw: ByteString,
}

fn main() {}
