use peregrine::prelude::*;

#[get("/")]
async fn handler(q: (i64, i64)) -> Text {
    let _ = q;
    Text::from("")
}

fn main() {}
