use peregrine::prelude::*;

#[post("/{value}")]
async fn read_value(#[path(pattern("^abc$", flags = "i"))] value: String) -> Value {
    json!(value)
}

pub(super) fn app() -> App {
    App::new().routes(routes![read_value])
}
