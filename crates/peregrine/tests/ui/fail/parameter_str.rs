use peregrine::prelude::*;

#[get("/")]
async fn handler(q: &str) -> Text {
    let _ = q;
    Text::from("")
}

fn main() {}
