use peregrine::prelude::*;

#[route("/")]
async fn handler() -> Text {
    Text::from("")
}

fn main() {}
