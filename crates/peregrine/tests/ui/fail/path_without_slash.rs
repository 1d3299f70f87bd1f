use peregrine::prelude::*;

#[get("items")]
async fn handler() -> Text {
    Text::from("")
}

fn main() {}
