use peregrine::prelude::*;

#[derive(Model)]
#[model(extra = "forbid", str_strip_whitespace, str_to_lower)]
struct StrictModel {
    name: String,
    email: String,
    #[field(default = "user")]
    role: String,
}

#[post("/m")]
async fn m(item: StrictModel) -> StrictModel {
    item
}

pub(super) fn app() -> App {
    App::new().routes(routes![m])
}
