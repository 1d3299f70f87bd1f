use peregrine::prelude::*;

#[get("/", tags = "items")]
async fn handler() -> Text {
    Text::from("")
}

fn main() {}
