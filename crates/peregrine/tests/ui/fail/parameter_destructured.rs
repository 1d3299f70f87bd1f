use peregrine::prelude::*;

#[get("/")]
async fn handler((a, b): (i64, i64)) -> Text {
    let _ = (a, b);
    Text::from("")
}

fn main() {}
