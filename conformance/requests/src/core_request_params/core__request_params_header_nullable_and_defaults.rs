use peregrine::prelude::*;

#[get("/parameter")]
async fn read_parameter(#[header(required)] int_val: Option<i64>) -> Value {
    json!(int_val)
}

#[derive(Model)]
struct Model {
    #[field(required)]
    int_val: Option<i64>,
}

#[get("/model")]
async fn read_model(#[header] params: Model) -> Value {
    json!(params.int_val)
}

pub(super) fn app() -> App {
    App::new().routes(routes![read_parameter, read_model])
}
