use peregrine::prelude::*;

#[derive(Clone, Model)]
#[model(literal, rename_all = "snake_case")]
enum OrderBy {
    CreatedAt,
    UpdatedAt,
}

#[derive(Model)]
struct FilterParams {
    #[field(gt = 0, le = 100, default = 100)]
    limit: i64,
    #[field(ge = 0, default = 0)]
    offset: i64,
    #[field(default = OrderBy::CreatedAt)]
    order_by: OrderBy,
    #[field(default = [])]
    tags: Vec<String>,
    name: Option<String>,
    #[field(alias = "itemId")]
    item_id: Option<i64>,
}

#[derive(Model)]
#[model(extra = "forbid", str_strip_whitespace)]
struct StrictParams {
    #[field(gt = 0, le = 100, default = 100)]
    limit: i64,
    #[field(ge = 0, default = 0)]
    offset: i64,
    #[field(default = OrderBy::CreatedAt)]
    order_by: OrderBy,
    #[field(default = [])]
    tags: Vec<String>,
    name: Option<String>,
    #[field(alias = "itemId")]
    item_id: Option<i64>,
}

#[derive(Model)]
#[model(extra = "allow")]
struct LooseParams {
    #[field(gt = 0, le = 100, default = 100)]
    limit: i64,
    #[field(ge = 0, default = 0)]
    offset: i64,
    #[field(default = OrderBy::CreatedAt)]
    order_by: OrderBy,
    #[field(default = [])]
    tags: Vec<String>,
    name: Option<String>,
    #[field(alias = "itemId")]
    item_id: Option<i64>,
    #[field(extra)]
    others: Map<String, Value>,
}

#[derive(Model)]
struct NeedParams {
    a: i64,
    #[field(min_length = 2)]
    b: String,
}

#[get("/ignore")]
async fn ignore(#[query] q: FilterParams) -> Json<FilterParams> {
    Json(q)
}

#[get("/forbid")]
async fn forbid(#[query] q: StrictParams) -> Json<StrictParams> {
    Json(q)
}

#[get("/allow")]
async fn allow(#[query] q: LooseParams) -> Json<LooseParams> {
    Json(q)
}

#[get("/need")]
async fn need(#[query] q: NeedParams) -> Json<NeedParams> {
    Json(q)
}

pub(super) fn app() -> App {
    App::new().routes(routes![ignore, forbid, allow, need])
}
