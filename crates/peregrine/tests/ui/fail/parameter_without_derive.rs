use peregrine::prelude::*;

struct Item {
    name: String,
}

#[post("/")]
async fn handler(item: Item) -> Text {
    let _ = item;
    Text::from("")
}

fn main() {}
