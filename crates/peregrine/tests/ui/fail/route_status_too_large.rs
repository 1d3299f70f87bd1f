use peregrine::prelude::*;

#[get("/", status = 1000)]
async fn handler() -> Text {
    Text::from("")
}

fn main() {}
