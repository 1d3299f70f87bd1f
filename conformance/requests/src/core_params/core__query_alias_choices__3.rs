use peregrine::prelude::*;

#[derive(Model)]
#[model(populate_by_name)]
struct Items {
    #[field(alias = "item")]
    items: Vec<i64>,
}

#[get("/")]
async fn read(#[query] data: Items) -> Value {
    json!({"items": data.items})
}

pub(super) fn app() -> App {
    App::new().routes(routes![read])
}
