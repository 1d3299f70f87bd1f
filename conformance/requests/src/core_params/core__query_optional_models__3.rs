use peregrine::prelude::*;

#[derive(Model)]
#[model(extra = "forbid", populate_by_name)]
struct Filters {
    #[field(validation_alias("q", "search"))]
    term: String,
}

#[derive(Model)]
struct Other {
    term: String,
    limit: i64,
}

#[get("/")]
async fn read(#[query] filters: Option<Filters>, #[query] other: Option<Other>) -> Value {
    json!([filters, other])
}

pub(super) fn app() -> App {
    App::new().routes(routes![read])
}
