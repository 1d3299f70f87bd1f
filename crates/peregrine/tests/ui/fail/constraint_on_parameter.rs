use peregrine::prelude::*;

#[get("/")]
async fn handler(#[query(min_length = 3)] limit: i64) -> Text {
    let _ = limit;
    Text::from("")
}

fn main() {}
