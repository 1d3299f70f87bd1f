use peregrine::prelude::*;

#[get("/")]
async fn handler(#[query(ge = 3)] q: Option<String>) -> Text {
    let _ = q;
    Text::from("")
}

fn main() {}
