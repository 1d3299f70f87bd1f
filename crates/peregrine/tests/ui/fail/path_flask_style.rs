use peregrine::prelude::*;

#[get("/items/<item_id>")]
async fn handler(#[path] item_id: i64) -> Text {
    let _ = item_id;
    Text::from("")
}

fn main() {}
