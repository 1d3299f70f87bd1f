use peregrine::prelude::*;

#[derive(Model)]
#[model(extra = "allow")]
struct Settings {
    #[field(default = "default")]
    name: String,
    #[field(extra)]
    others: Map<String, Value>,
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
