use peregrine::prelude::*;

#[post("/")]
async fn read_value(#[query(alias = "wire")] value: i64) -> Value {
    json!(value)
}

pub(super) fn app() -> App {
    App::new().routes(routes![read_value])
}
