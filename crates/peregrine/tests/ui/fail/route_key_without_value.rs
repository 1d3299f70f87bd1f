use peregrine::prelude::*;

#[get("/", summary)]
async fn handler() -> Text {
    Text::from("")
}

fn main() {}
