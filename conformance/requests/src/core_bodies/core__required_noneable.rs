use peregrine::prelude::*;

#[get("/query")]
async fn read_query(#[query(required)] q: Option<String>) -> Value {
    json!(q)
}

#[get("/explicit-query")]
async fn read_explicit_query(#[query(required)] q: Option<String>) -> Value {
    json!(q)
}

#[post("/body-embed")]
async fn send_body_embed(#[body(embed, required)] b: Option<String>) -> Value {
    json!(b)
}

pub(super) fn app() -> App {
    App::new().routes(routes![read_query, read_explicit_query, send_body_embed])
}
