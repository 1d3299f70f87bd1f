use peregrine::prelude::*;

#[get("/", status = 200, status = 201)]
async fn handler() -> Text {
    Text::from("")
}

fn main() {}
