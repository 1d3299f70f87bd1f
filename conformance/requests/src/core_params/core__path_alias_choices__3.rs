use peregrine::prelude::*;

#[get("/{second}/{first}")]
async fn read(#[path(validation_alias("first", "second"))] value: i64, second: String) -> Value {
    json!({"value": value, "second": second})
}

pub(super) fn app() -> App {
    App::new().routes(routes![read])
}
