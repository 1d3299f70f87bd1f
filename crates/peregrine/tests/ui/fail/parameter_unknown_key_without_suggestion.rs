use peregrine::prelude::*;

#[get("/")]
async fn handler(#[query(colour = 3)] q: String) -> Text {
    let _ = q;
    Text::from("")
}

fn main() {}
