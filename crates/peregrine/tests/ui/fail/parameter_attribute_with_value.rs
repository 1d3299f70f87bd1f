use peregrine::prelude::*;

#[get("/")]
async fn handler(#[query = "q"] q: String) -> Text {
    let _ = q;
    Text::from("")
}

fn main() {}
