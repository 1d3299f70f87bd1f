use peregrine::prelude::*;

#[derive(Model)]
struct Model {
    #[field(required)]
    int_val: Option<i64>,
}

#[get("/")]
async fn read_model(#[header(convert_underscores = false)] params: Model) -> Value {
    json!(params.int_val)
}

pub(super) fn app() -> App {
    App::new().routes(routes![read_model])
}
