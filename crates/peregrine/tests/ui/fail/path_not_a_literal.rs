use peregrine::prelude::*;

const ITEMS: &str = "/items";

#[get(ITEMS)]
async fn handler() -> Text {
    Text::from("")
}

fn main() {}
