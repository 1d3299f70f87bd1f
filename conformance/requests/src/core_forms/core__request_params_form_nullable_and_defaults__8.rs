use peregrine::prelude::*;

#[post("/parameter")]
fn read_parameter(#[form(validation_alias("enabled", "checkbox"), default = false)] value: bool) -> Value {
    json!({"value": value})
}

#[derive(Model)]
#[model(extra = "forbid")]
struct Model {
    #[field(validation_alias("enabled", "checkbox"), default = false)]
    value: bool,
}

#[post("/model")]
fn read_model(#[form] params: Model) -> Value {
    json!({"value": params.value})
}

pub(super) fn app() -> App {
    App::new().routes(routes![read_parameter, read_model])
}
