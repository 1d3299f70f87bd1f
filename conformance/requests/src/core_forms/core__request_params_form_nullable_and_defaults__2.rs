use peregrine::FieldsSet;
use peregrine::prelude::*;

#[post("/parameter")]
fn read_parameter(#[form(default = "default")] value: Option<String>) -> Value {
    json!({"value": value, "fields_set": null})
}

#[derive(Model)]
struct Model {
    #[field(default = "default")]
    value: Option<String>,
    #[field(fields_set)]
    sent: FieldsSet,
}

#[post("/model")]
fn read_model(#[form] params: Model) -> Value {
    let fields_set = if params.sent.contains("value") { json!(["value"]) } else { json!([]) };
    json!({"value": params.value, "fields_set": fields_set})
}

pub(super) fn app() -> App {
    App::new().routes(routes![read_parameter, read_model])
}
