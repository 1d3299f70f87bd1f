use peregrine::prelude::*;

struct Query;

#[get("/")]
async fn handler(#[query(ge = 3)] q: Query) -> Text {
    let _ = q;
    Text::from("")
}

fn main() {}
