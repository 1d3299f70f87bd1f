use peregrine::prelude::*;

#[post("/parameter")]
async fn read_parameter(#[body(embed, required)] value: Option<Vec<i64>>) -> Value {
    json!({"value": value, "fields_set": null})
}

#[derive(Model)]
struct Model {
    #[field(required)]
    value: Option<Vec<i64>>,
}

#[post("/model")]
async fn read_model(#[body] params: Model) -> Value {
    json!({"value": params.value, "fields_set": ["value"]})
}

pub(super) fn app() -> App {
    App::new().routes(routes![read_parameter, read_model])
}
