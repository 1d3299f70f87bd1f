use peregrine::prelude::*;

fn double(value: Value) -> Result<Value, String> {
    match &value {
        Value::Null => Ok(0.into()),
        Value::Int(number) => Ok((number * 2).into()),
        Value::Bool(value) => Ok((i64::from(*value) * 2).into()),
        Value::Str(text) => {
            let number: i64 =
                text.trim().parse().map_err(|_| format!("invalid literal for int() with base 10: {}", quoted(text)))?;
            Ok((number * 2).into())
        }
        _ => Err("int() argument must be a string, a bytes-like object or a real number".to_owned()),
    }
}

/// A text as Python shows it.
fn quoted(text: &str) -> String {
    if text.contains('\'') { format!("\"{text}\"") } else { format!("'{text}'") }
}

#[post("/parameter")]
async fn read_parameter(#[header(validate_before = double)] value: Option<i64>) -> Value {
    json!(value)
}

#[derive(Model)]
struct Model {
    #[field(validate_before = double)]
    value: Option<i64>,
}

#[post("/model")]
async fn read_model(#[header] model: Model) -> Value {
    json!(model.value)
}

pub(super) fn app() -> App {
    App::new().routes(routes![read_parameter, read_model])
}
