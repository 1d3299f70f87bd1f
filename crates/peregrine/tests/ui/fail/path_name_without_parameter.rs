use peregrine::prelude::*;

#[get("/items/{item_id}")]
async fn handler() -> Text {
    Text::from("")
}

fn main() {}
