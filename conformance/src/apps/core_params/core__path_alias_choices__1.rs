use peregrine::prelude::*;

#[get("/{first}")]
async fn read(#[path(alias = "first")] value: i64) -> Value {
    json!(value)
}

pub(super) fn app() -> App {
    App::new().routes(routes![read])
}
