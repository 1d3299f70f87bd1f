use peregrine::prelude::*;

#[get("/")]
async fn handler(#[query] #[header] token: String) -> Text {
    let _ = token;
    Text::from("")
}

fn main() {}
