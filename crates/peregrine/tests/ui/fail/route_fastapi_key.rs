use peregrine::prelude::*;

#[post("/", status_code = 201)]
async fn handler() -> Text {
    Text::from("")
}

fn main() {}
