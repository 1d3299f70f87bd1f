use peregrine::prelude::*;

#[get("/items/{item_id}")]
async fn handler(#[path] itme_id: i64) -> Text {
    let _ = itme_id;
    Text::from("")
}

fn main() {}
