use peregrine::prelude::*;

#[derive(Model)]
#[model(extra = "forbid")]
struct Filters {
    term: String,
}

#[dependency]
fn pagination(#[query(default = 10)] limit: i64) -> i64 {
    limit
}

#[dependency]
fn token(#[query(default = "secret")] token: String) -> String {
    token
}

#[get("/")]
async fn read(#[query] filters: Filters, #[depends(pagination)] page: i64) -> Value {
    json!({"filters": filters, "page": page})
}

pub(super) fn app() -> App {
    App::new().include(Router::new().dependencies(depends![token]).routes(routes![read]))
}
