use peregrine::prelude::*;

#[get(status = 201, "/items")]
async fn handler() -> Text {
    Text::from("")
}

fn main() {}
