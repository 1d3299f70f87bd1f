use peregrine::prelude::*;

#[get("/")]
async fn handler() -> &'static str {
    "a"
}

fn main() {}
