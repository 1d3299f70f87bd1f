use peregrine::prelude::*;

#[derive(Model)]
struct Settings {
    #[field(default = "default")]
    name: String,
}

#[post("/")]
fn submit(#[form(required)] settings: Option<Settings>) -> Value {
    json!(settings)
}

#[post("/plain")]
fn plain(#[form] settings: Settings) -> Value {
    json!(settings)
}

pub(super) fn app() -> App {
    App::new().routes(routes![submit, plain])
}
