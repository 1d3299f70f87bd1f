use peregrine::prelude::*;

#[derive(Model)]
#[model(val_json_bytes = "base32")]
struct Upload {
    data: ByteString,
}

fn main() {}
