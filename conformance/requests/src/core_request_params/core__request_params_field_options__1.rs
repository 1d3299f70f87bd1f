use peregrine::prelude::*;

#[post("/")]
async fn read_values(#[query(fail_fast)] value: Vec<i64>) -> Value {
    json!(value)
}

pub(super) fn app() -> App {
    App::new().routes(routes![read_values])
}
