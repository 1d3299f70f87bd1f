use peregrine::prelude::*;

#[get("/items/{item_id}")]
async fn handler(#[path(default = 1)] item_id: i64) -> Text {
    let _ = item_id;
    Text::from("")
}

fn main() {}
