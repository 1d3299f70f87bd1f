use peregrine::prelude::*;

#[get("/")]
async fn handler(#[query(default = "a")] limit: i64) -> Text {
    let _ = limit;
    Text::from("")
}

fn main() {}
