use peregrine::prelude::*;

#[get("/items/")]
async fn read_items(#[query(include_in_schema = false)] hidden_query: Option<String>) -> Value {
    match hidden_query {
        Some(hidden_query) if !hidden_query.is_empty() => json!({"hidden_query": hidden_query}),
        _ => json!({"hidden_query": "Not found"}),
    }
}

pub(super) fn app() -> App {
    App::new().routes(routes![read_items])
}
