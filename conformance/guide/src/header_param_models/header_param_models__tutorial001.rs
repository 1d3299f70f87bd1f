use peregrine::prelude::*;

#[derive(Model)]
struct CommonHeaders {
    host: String,
    save_data: bool,
    if_modified_since: Option<String>,
    traceparent: Option<String>,
    #[field(default = [])]
    x_tag: Vec<String>,
}

#[get("/items/")]
async fn read_items(#[header] headers: CommonHeaders) -> Json<CommonHeaders> {
    Json(headers)
}

pub(super) fn app() -> App {
    App::new().routes(routes![read_items])
}
