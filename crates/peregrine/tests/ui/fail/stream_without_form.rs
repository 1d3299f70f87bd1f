use peregrine::prelude::*;
use peregrine::response::stream::BoxStream;

fn numbers() -> BoxStream<i64> {
    unimplemented!()
}

#[get("/")]
async fn handler() -> impl Stream<Item = i64> {
    numbers()
}

fn main() {}
