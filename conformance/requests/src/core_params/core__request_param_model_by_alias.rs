use peregrine::prelude::*;

#[derive(Model)]
struct Aliased {
    #[field(alias = "param_alias")]
    param: String,
}

#[get("/query")]
async fn query_model(#[query] data: Aliased) -> Value {
    json!({"param": data.param})
}

#[get("/header")]
async fn header_model(#[header] data: Aliased) -> Value {
    json!({"param": data.param})
}

#[get("/cookie")]
async fn cookie_model(#[cookie] data: Aliased) -> Value {
    json!({"param": data.param})
}

pub(super) fn app() -> App {
    App::new().routes(routes![query_model, header_model, cookie_model])
}
