use peregrine::prelude::*;

#[get("/hidden_cookie")]
async fn hidden_cookie(#[cookie(include_in_schema = false)] hidden_cookie: Option<String>) -> Value {
    json!({"hidden_cookie": hidden_cookie})
}

#[get("/hidden_header")]
async fn hidden_header(#[header(include_in_schema = false)] hidden_header: Option<String>) -> Value {
    json!({"hidden_header": hidden_header})
}

#[get("/hidden_path/{hidden_path}")]
async fn hidden_path(#[path(include_in_schema = false)] hidden_path: String) -> Value {
    json!({"hidden_path": hidden_path})
}

#[get("/hidden_query")]
async fn hidden_query(#[query(include_in_schema = false)] hidden_query: Option<String>) -> Value {
    json!({"hidden_query": hidden_query})
}

pub(super) fn app() -> App {
    App::new().routes(routes![hidden_cookie, hidden_header, hidden_path, hidden_query])
}
