use peregrine::prelude::*;

#[get("/")]
async fn handler(q: Option<&str>) -> Text {
    let _ = q;
    Text::from("")
}

fn main() {}
