use peregrine::prelude::*;

#[get("/", methods = ["POST"])]
async fn handler() -> Text {
    Text::from("")
}

fn main() {}
