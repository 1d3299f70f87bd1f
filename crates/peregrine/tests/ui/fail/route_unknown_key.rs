use peregrine::prelude::*;

#[get("/", sumary = "Home")]
async fn handler() -> Text {
    Text::from("")
}

fn main() {}
