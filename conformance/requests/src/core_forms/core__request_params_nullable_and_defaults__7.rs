use peregrine::FieldsSet;
use peregrine::prelude::*;

#[post("/parameter")]
async fn read_parameter(#[form] value: Option<Vec<i64>>) -> Value {
    json!({"value": value, "fields_set": null})
}

#[derive(Model)]
struct Model {
    value: Option<Vec<i64>>,
    #[field(fields_set)]
    sent: FieldsSet,
}

#[post("/model")]
async fn read_model(#[form] params: Model) -> Value {
    let fields_set = if params.sent.contains("value") { json!(["value"]) } else { json!([]) };
    json!({"value": params.value, "fields_set": fields_set})
}

pub(super) fn app() -> App {
    App::new().routes(routes![read_parameter, read_model])
}
