use peregrine::prelude::*;

#[get("/")]
async fn handler() -> ByteStream<impl Stream<Item = i64>> {
    ByteStream::iter([1])
}

fn main() {}
