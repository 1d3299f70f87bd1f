use peregrine::prelude::*;

#[post("/parameter")]
fn read_parameter(#[form(validation_alias("first", "second"), default = 10)] value: i64) -> Value {
    json!({"value": value})
}

#[derive(Model)]
struct Model {
    #[field(validation_alias("first", "second"), default = 10)]
    value: i64,
}

#[post("/model")]
fn read_model(#[form] params: Model) -> Value {
    json!({"value": params.value})
}

pub(super) fn app() -> App {
    App::new().routes(routes![read_parameter, read_model])
}
