use peregrine::prelude::*;

#[post("/")]
async fn read_values(#[body(default = 10)] value: Option<i64>, #[body(default = 20)] other: Option<i64>) -> Value {
    json!({"value": value, "other": other})
}

pub(super) fn app() -> App {
    App::new().routes(routes![read_values])
}
