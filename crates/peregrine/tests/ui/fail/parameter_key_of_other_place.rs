use peregrine::prelude::*;

#[get("/")]
async fn handler(#[query(embed)] q: String) -> Text {
    let _ = q;
    Text::from("")
}

fn main() {}
