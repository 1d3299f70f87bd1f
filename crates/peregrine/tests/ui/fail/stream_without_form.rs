use peregrine::prelude::*;
use peregrine::response::stream::BoxStream;

#[get("/")]
async fn handler(#[state] numbers: fn() -> BoxStream<i64>) -> impl Stream<Item = i64> {
    numbers()
}

fn main() {}
