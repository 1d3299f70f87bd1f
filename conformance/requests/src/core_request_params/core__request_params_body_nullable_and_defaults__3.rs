use peregrine::prelude::*;

#[expect(clippy::unnecessary_wraps, reason = "the default of an `Option`")]
fn ten() -> Option<i64> {
    Some(10)
}

#[post("/")]
async fn read_value(#[body(embed, default_factory = ten)] value: Option<i64>) -> Value {
    json!(value)
}

pub(super) fn app() -> App {
    App::new().routes(routes![read_value])
}
