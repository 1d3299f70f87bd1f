use peregrine::BigInt;
use peregrine::prelude::*;

#[get("/individual")]
async fn read_individual(
    #[query(alias = "ignored", validation_alias("first", "second"))] value: BigInt,
    #[query(validation_alias("item", "tag"), title = "Chosen items", default = ["default"])] items: Vec<String>,
) -> Value {
    json!({"value": value, "items": items})
}

#[derive(Model)]
struct QueryModel {
    #[field(alias = "ignored", validation_alias("first", "second"))]
    value: BigInt,
    #[field(validation_alias("item", "tag"), title = "Chosen items", default = ["default"])]
    items: Vec<String>,
}

#[get("/model")]
async fn read_model(#[query] data: QueryModel) -> Value {
    json!({"value": data.value, "items": data.items})
}

#[get("/headers")]
async fn read_headers(#[header] data: QueryModel) -> Value {
    json!(data)
}

pub(super) fn app() -> App {
    App::new().routes(routes![read_individual, read_model, read_headers])
}
