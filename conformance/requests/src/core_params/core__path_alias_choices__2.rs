use peregrine::prelude::*;

#[get("/{second}")]
async fn read(#[path(validation_alias("first", "second"))] value: i64) -> Value {
    json!(value)
}

pub(super) fn app() -> App {
    App::new().routes(routes![read])
}
