use peregrine::prelude::*;

#[derive(Model)]
struct Headers {
    x_id: i64,
    #[field(default_factory = Vec::new, alias = "X-Tags")]
    tags: Vec<String>,
}

#[get("/mixed")]
async fn read(#[header] converted: Headers, #[header(convert_underscores = false)] literal: Headers) -> Value {
    json!({"converted": converted, "literal": literal})
}

#[get("/query")]
async fn read_query(#[query] data: Headers) -> Value {
    json!(data)
}

pub(super) fn app() -> App {
    App::new().routes(routes![read, read_query])
}
