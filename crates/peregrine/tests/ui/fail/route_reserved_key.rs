use peregrine::prelude::*;

#[get("/", dependencies = [])]
async fn handler() -> Text {
    Text::from("")
}

fn main() {}
