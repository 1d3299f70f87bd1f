use peregrine::prelude::*;

#[derive(Model)]
struct Profile {
    name: String,
    age: i64,
    #[field(default_factory = Vec::new)]
    tags: Vec<String>,
    #[field(default = false)]
    enabled: bool,
}

#[post("/")]
fn submit(#[form] profile: Option<Profile>) -> Value {
    json!(profile)
}

pub(super) fn app() -> App {
    App::new().routes(routes![submit])
}
