use peregrine::prelude::*;

#[derive(Model)]
#[model(validate_by_alias = false, extra = "forbid")]
struct Items {
    #[field(alias = "tag")]
    items: Vec<String>,
}

#[get("/")]
async fn read(#[query] data: Items) -> Value {
    json!({"items": data.items})
}

pub(super) fn app() -> App {
    App::new().routes(routes![read])
}
