use peregrine::prelude::*;

use super::parameter_models::{Filters, Pagination};

#[get("/")]
async fn read(
    #[header] filters: Filters,
    #[header] pagination: Pagination,
    #[header(default = "testserver")] host: String,
) -> Value {
    json!({"filters": filters, "pagination": pagination, "host": host})
}

#[dependency]
fn filters_dependency(#[header] filters: Filters) -> Filters {
    filters
}

#[get("/dependency")]
async fn read_dependency(
    #[depends(filters_dependency)] filters: Filters,
    #[header] pagination: Pagination,
    #[header(default = "testserver")] host: String,
) -> Value {
    json!({"filters": filters, "pagination": pagination, "host": host})
}

pub(super) fn app() -> App {
    App::new().routes(routes![read, read_dependency])
}
