use peregrine::prelude::*;

#[get("/")]
async fn read(#[query(serialization_alias = "x")] name: String) -> String {
    name
}

fn main() {}
