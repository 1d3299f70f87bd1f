use peregrine::prelude::*;

#[derive(Model)]
struct AliasHeaders {
    int_val: i64,
    #[field(alias = "x_count")]
    count: i64,
    #[field(alias = "unused", validation_alias = "x_total")]
    total: i64,
}

#[get("/")]
async fn read_model(#[header] params: AliasHeaders) -> Json<AliasHeaders> {
    Json(params)
}

pub(super) fn app() -> App {
    App::new().routes(routes![read_model])
}
