use peregrine::prelude::*;

#[derive(Model)]
struct CommonHeaders {
    #[field(ge = 1)]
    x_count: i64,
    #[field(default = false)]
    save_data: bool,
    if_modified_since: Option<String>,
    #[field(default = [])]
    x_tag: Vec<String>,
}

#[derive(Model)]
#[model(extra = "forbid")]
struct Cookies {
    #[field(min_length = 3)]
    session_id: String,
    #[field(default = 0)]
    visits: i64,
}

#[get("/headers")]
async fn headers(#[header] h: CommonHeaders) -> Json<CommonHeaders> {
    Json(h)
}

#[get("/cookies")]
async fn cookies(#[cookie] c: Cookies) -> Json<Cookies> {
    Json(c)
}

pub(super) fn app() -> App {
    App::new().routes(routes![headers, cookies])
}
