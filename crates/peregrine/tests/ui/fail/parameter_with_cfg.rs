use peregrine::prelude::*;

#[get("/")]
async fn handler(#[cfg(all())] q: String) -> Text {
    let _ = q;
    Text::from("")
}

fn main() {}
