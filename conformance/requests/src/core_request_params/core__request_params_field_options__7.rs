use peregrine::prelude::*;

#[post("/")]
async fn read_value(#[query(pattern("^abc$", flags = "i"))] value: String) -> Value {
    json!(value)
}

pub(super) fn app() -> App {
    App::new().routes(routes![read_value])
}
