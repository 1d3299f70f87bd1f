use peregrine::prelude::*;

struct Shop;

impl Shop {
    #[get("/")]
    async fn handler(&self) -> Text {
        Text::from("")
    }
}

fn main() {}
