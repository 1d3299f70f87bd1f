use peregrine::prelude::*;

#[get("/")]
async fn handler(#[query(ge = 1, ge = 2)] limit: i64) -> Text {
    let _ = limit;
    Text::from("")
}

fn main() {}
