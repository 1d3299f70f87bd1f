use peregrine::prelude::*;

#[get("/items/{id}/parts/{id}")]
async fn handler(id: i64) -> Text {
    let _ = id;
    Text::from("")
}

fn main() {}
