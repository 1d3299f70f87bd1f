use peregrine::prelude::*;

#[post("/")]
async fn read(#[body(embed)] value: i64) -> Value {
    json!(value)
}

pub(super) fn app() -> App {
    App::new().routes(routes![read])
}
