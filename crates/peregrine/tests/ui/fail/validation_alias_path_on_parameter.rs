use peregrine::prelude::*;

#[get("/")]
async fn read(#[query(validation_alias(path("names", 0)))] name: String) -> String {
    name
}

fn main() {}
