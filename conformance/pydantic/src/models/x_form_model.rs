use peregrine::prelude::*;

#[derive(Model)]
#[model(extra = "forbid")]
struct FormData {
    #[field(min_length = 3)]
    username: String,
    password: String,
    #[field(ge = 18)]
    age: Option<i64>,
    #[field(default = [])]
    tags: Vec<String>,
    #[field(default = false)]
    ok: bool,
}

#[post("/m")]
async fn login(#[form] data: FormData) -> Json<FormData> {
    Json(data)
}

pub(super) fn app() -> App {
    App::new().routes(routes![login])
}
