use peregrine::prelude::*;

#[post("/parameter")]
async fn read_parameter(#[header] value: Option<Vec<i64>>) -> Value {
    json!({"value": value, "fields_set": null})
}

#[derive(Model)]
struct Model {
    value: Option<Vec<i64>>,
}

#[post("/model")]
async fn read_model(#[header] params: Model) -> Value {
    let fields_set = if params.value.is_some() { json!(["value"]) } else { json!([]) };
    json!({"value": params.value, "fields_set": fields_set})
}

pub(super) fn app() -> App {
    App::new().routes(routes![read_parameter, read_model])
}
