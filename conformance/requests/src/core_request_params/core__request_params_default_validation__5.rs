use peregrine::prelude::*;

/// Python's `int(value) * 2`, and 0 for `None`.
fn double(value: Value) -> Result<Value, String> {
    match &value {
        Value::Null => Ok(json!(0)),
        Value::Int(number) => Ok(json!(number * 2)),
        Value::Bool(value) => Ok(json!(i64::from(*value) * 2)),
        Value::Float(number) if number.is_finite() => Ok(json!(number.trunc() * 2.0)),
        Value::Str(text) => match text.trim().parse::<i64>() {
            Ok(number) => Ok(json!(number * 2)),
            Err(_) => Err(format!("invalid literal for int() with base 10: '{text}'")),
        },
        other => panic!("neither a text nor a number: {other:?}"),
    }
}

#[post("/parameter")]
async fn read_parameter(#[body(embed, default = Some(10), validate_before = double)] value: Option<i64>) -> Value {
    json!(value)
}

#[derive(Model)]
struct Model {
    #[field(default = Some(10), validate_before = double)]
    value: Option<i64>,
}

#[post("/model")]
async fn read_model(value: Model) -> Value {
    json!(value.value)
}

pub(super) fn app() -> App {
    App::new().routes(routes![read_parameter, read_model])
}
