use peregrine::prelude::*;

#[get("/")]
async fn handler(q: &[String]) -> Text {
    let _ = q;
    Text::from("")
}

fn main() {}
