use peregrine::prelude::*;

#[post("/", response_model = Item)]
async fn handler() -> Text {
    Text::from("")
}

fn main() {}
