use peregrine::prelude::*;

struct Path<T>(T);

#[get("/{id}")]
async fn handler(Path(id): Path<i64>) -> Text {
    let _ = id;
    Text::from("")
}

fn main() {}
