use peregrine::prelude::*;

struct Shop;

impl Shop {
    #[get("/")]
    async fn handler() -> Text {
        Text::from("")
    }
}

fn main() {}
