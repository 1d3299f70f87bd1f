use peregrine::prelude::*;

#[get]
async fn handler() -> Text {
    Text::from("")
}

fn main() {}
