use peregrine::prelude::*;

#[derive(Model)]
#[model(loc_by_alias = false)]
struct NameLocationHeaders {
    int_val: i64,
    #[field(alias = "x_count")]
    item_count: i64,
}

#[get("/")]
async fn read_model(#[header] params: NameLocationHeaders) -> Json<NameLocationHeaders> {
    Json(params)
}

pub(super) fn app() -> App {
    App::new().routes(routes![read_model])
}
