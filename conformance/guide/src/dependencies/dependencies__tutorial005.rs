use peregrine::prelude::*;

#[dependency]
fn query_extractor(q: Option<String>) -> Option<String> {
    q
}

#[dependency]
fn query_or_cookie_extractor(
    #[depends(query_extractor)] q: Option<String>,
    #[cookie] last_query: Option<String>,
) -> Option<String> {
    q.filter(|q| !q.is_empty()).or(last_query)
}

#[get("/items/")]
async fn read_query(#[depends(query_or_cookie_extractor)] query_or_default: Option<String>) -> Value {
    json!({"q_or_cookie": query_or_default})
}

pub(super) fn app() -> App {
    App::new().routes(routes![read_query])
}
