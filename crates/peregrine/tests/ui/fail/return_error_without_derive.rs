use peregrine::prelude::*;

enum ShopError {}

#[get("/")]
async fn handler() -> Result<Text, ShopError> {
    Ok(Text::from(""))
}

fn main() {}
