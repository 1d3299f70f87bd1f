use peregrine::prelude::*;

#[get("/", summary = 1)]
async fn handler() -> Text {
    Text::from("")
}

fn main() {}
