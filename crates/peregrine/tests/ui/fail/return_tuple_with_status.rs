use peregrine::prelude::*;

#[get("/")]
async fn handler() -> (u16, Value) {
    (201, json!({}))
}

fn main() {}
