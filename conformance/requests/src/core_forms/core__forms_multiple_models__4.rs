use peregrine::prelude::*;

#[derive(Model)]
#[model(populate_by_name)]
struct First {
    #[field(alias = "first", description = "First value")]
    value: i64,
    #[field(default = 10)]
    shared: i64,
}

#[derive(Model)]
struct Second {
    #[field(alias = "second")]
    value: i64,
    shared: i64,
}

#[post("/")]
fn submit(#[form] first: First, #[form] second: Second) -> Value {
    json!([first, second])
}

#[post("/single")]
fn single(#[form] data: First) -> Value {
    json!(data)
}

#[post("/json")]
fn json_body(first: First, second: Second) -> Value {
    json!([first, second])
}

pub(super) fn app() -> App {
    App::new().routes(routes![submit, single, json_body])
}
