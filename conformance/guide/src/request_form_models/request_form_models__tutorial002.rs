use peregrine::prelude::*;

#[derive(Model)]
#[model(extra = "forbid")]
struct FormData {
    username: String,
    password: String,
}

#[post("/login/")]
async fn login(#[form] data: FormData) -> Value {
    json!(data)
}

pub(super) fn app() -> App {
    App::new().routes(routes![login])
}
