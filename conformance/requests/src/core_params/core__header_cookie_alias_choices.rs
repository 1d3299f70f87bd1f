use peregrine::BigInt;
use peregrine::prelude::*;

#[get("/header")]
async fn read_header(
    #[header(alias = "ignored", validation_alias("X-First", "X-Second"))] x_value: BigInt,
    #[header(validation_alias("item_values", "X-Tag"), default = ["default"])] item_values: Vec<String>,
) -> Value {
    json!({"value": x_value, "items": item_values})
}

#[derive(Model)]
struct HeaderModel {
    #[field(alias = "ignored", validation_alias("X-First", "X-Second"))]
    x_value: BigInt,
    #[field(validation_alias("item_values", "X-Tag"), default = ["default"])]
    item_values: Vec<String>,
}

#[get("/header-model")]
async fn read_header_model(#[header] data: HeaderModel) -> Value {
    json!({"value": data.x_value, "items": data.item_values})
}

#[get("/cookie")]
async fn read_cookie(
    #[cookie(alias = "ignored", validation_alias("session", "legacy_session"))] value: BigInt,
) -> Value {
    json!({"value": value})
}

#[derive(Model)]
struct CookieModel {
    #[field(alias = "ignored", validation_alias("session", "legacy_session"))]
    value: BigInt,
}

#[get("/cookie-model")]
async fn read_cookie_model(#[cookie] data: CookieModel) -> Value {
    json!({"value": data.value})
}

#[get("/path/{value}")]
async fn read_path(#[path(validation_alias("first", "second"))] value: BigInt) -> Value {
    json!(value)
}

pub(super) fn app() -> App {
    App::new().routes(routes![read_header, read_header_model, read_cookie, read_cookie_model, read_path])
}
