use peregrine::prelude::*;

#[get("/items")]
async fn handler(#[path] item_id: i64) -> Text {
    let _ = item_id;
    Text::from("")
}

fn main() {}
