use peregrine::BigInt;
use peregrine::prelude::*;

#[derive(Model)]
#[model(validate_by_alias = false)]
struct Aliased {
    #[field(alias = "legacy")]
    int_value: BigInt,
}

#[get("/query")]
async fn read_query(#[query] data: Aliased) -> Value {
    json!(data)
}

#[get("/header")]
async fn read_header(#[header] data: Aliased) -> Value {
    json!(data)
}

#[get("/cookie")]
async fn read_cookie(#[cookie] data: Aliased) -> Value {
    json!(data)
}

pub(super) fn app() -> App {
    App::new().routes(routes![read_query, read_header, read_cookie])
}
