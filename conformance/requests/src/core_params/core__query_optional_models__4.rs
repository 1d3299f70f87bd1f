use peregrine::prelude::*;

#[derive(Model)]
struct Filters {
    #[field(alias = "q", description = "Search term")]
    term: String,
    #[field(ge = 1, default = 10)]
    limit: i64,
}

#[get("/optional")]
async fn read_optional(#[query] filters: Option<Filters>) -> Option<Filters> {
    filters
}

#[get("/required")]
async fn read_required(#[query(required)] filters: Option<Filters>) -> Value {
    json!(filters)
}

#[get("/plain")]
async fn read_plain(#[query] filters: Filters) -> Value {
    json!(filters)
}

pub(super) fn app() -> App {
    App::new().routes(routes![read_optional, read_required, read_plain])
}
