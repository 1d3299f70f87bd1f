use peregrine::prelude::*;

#[get("/")]
async fn handler() -> Result<Text, String> {
    Ok(Text::from(""))
}

fn main() {}
