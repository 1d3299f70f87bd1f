use peregrine::prelude::*;

#[derive(Model)]
#[model(literal, rename_all = "snake_case")]
enum OrderBy {
    CreatedAt,
    UpdatedAt,
}

#[derive(Model)]
#[model(extra = "forbid")]
struct FilterParams {
    #[field(default = 100, gt = 0, le = 100)]
    limit: i64,
    #[field(default = 0, ge = 0)]
    offset: i64,
    #[field(default = OrderBy::CreatedAt)]
    order_by: OrderBy,
    #[field(default = [])]
    tags: Vec<String>,
}

#[get("/items/")]
async fn read_items(#[query] filter_query: FilterParams) -> Json<FilterParams> {
    Json(filter_query)
}

pub(super) fn app() -> App {
    App::new().routes(routes![read_items])
}
