use peregrine::prelude::*;

use peregrine::IntoResponse;

#[get("/")]
async fn handler() -> impl IntoResponse {
    Text::from("")
}

fn main() {}
