use peregrine::prelude::*;

#[get("/", status = 0)]
async fn handler() -> Text {
    Text::from("")
}

fn main() {}
