use peregrine::prelude::*;

#[get("/")]
async fn main() -> Text {
    Text::from("Hello World")
}

pub(super) fn app() -> App {
    App::new().routes(routes![main])
}
