use peregrine::prelude::*;

#[get("/")]
async fn handler(q: impl Into<String>) -> Text {
    let _ = q;
    Text::from("")
}

fn main() {}
