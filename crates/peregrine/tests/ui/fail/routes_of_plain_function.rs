use peregrine::prelude::*;

async fn handler() -> Text {
    Text::from("")
}

fn main() {
    let _ = routes![handler];
}
