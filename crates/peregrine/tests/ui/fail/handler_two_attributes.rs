use peregrine::prelude::*;

#[get("/")]
#[post("/")]
async fn handler() -> Text {
    Text::from("")
}

fn main() {}
