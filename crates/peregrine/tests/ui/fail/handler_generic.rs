use peregrine::prelude::*;

#[get("/")]
async fn handler<T: Kind>(q: T) -> Text {
    let _ = q;
    Text::from("")
}

fn main() {}
