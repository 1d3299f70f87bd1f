use peregrine::prelude::*;

#[get("/")]
async fn handler<'a>(q: &'a str) -> Text {
    let _ = q;
    Text::from("")
}

fn main() {}
