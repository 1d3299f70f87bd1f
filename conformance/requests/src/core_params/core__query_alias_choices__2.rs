use peregrine::prelude::*;

#[derive(Model)]
struct Shared {
    #[field(validation_alias("names", "legacy"))]
    names: Vec<String>,
    #[field(validation_alias("text", "legacy"))]
    text: String,
}

#[get("/")]
async fn read(#[query] data: Shared) -> Value {
    json!(data)
}

pub(super) fn app() -> App {
    App::new().routes(routes![read])
}
