use peregrine::prelude::*;

use super::parameter_models::{Filters, Pagination};

#[get("/")]
async fn read(
    #[cookie] filters: Filters,
    #[cookie] pagination: Pagination,
    #[cookie(default = "testserver")] host: String,
) -> Value {
    json!({"filters": filters, "pagination": pagination, "host": host})
}

#[dependency]
fn filters_dependency(#[cookie] filters: Filters) -> Filters {
    filters
}

#[get("/dependency")]
async fn read_dependency(
    #[depends(filters_dependency)] filters: Filters,
    #[cookie] pagination: Pagination,
    #[cookie(default = "testserver")] host: String,
) -> Value {
    json!({"filters": filters, "pagination": pagination, "host": host})
}

pub(super) fn app() -> App {
    App::new().routes(routes![read, read_dependency])
}
