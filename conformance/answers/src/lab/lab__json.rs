use peregrine::prelude::*;

fn typed(value: Value) -> Value {
    let name = match &value {
        Value::Null => "NoneType",
        Value::Bool(_) => "bool",
        Value::Int(_) | Value::BigInt(_) => "int",
        Value::Float(_) => "float",
        Value::Str(_) | Value::Surrogate(_) => "str",
        Value::Bytes(_) => "bytes",
        Value::Array(_) => "list",
        Value::Object(_) => "dict",
        _ => "object",
    };
    json!({"value": value, "type": name})
}

#[post("/any")]
async fn any_json(#[body] v: Value) -> Value {
    typed(v)
}

#[post("/any-optional")]
async fn any_optional(#[body(default = Value::Null)] v: Value) -> Value {
    typed(v)
}

#[post("/dict")]
async fn dict_json(v: Map<String, Value>) -> Json<Map<String, Value>> {
    Json(v)
}

#[post("/list")]
async fn list_json(v: Vec<Value>) -> Json<Vec<Value>> {
    Json(v)
}

#[post("/str")]
async fn str_json(#[body] v: String) -> Value {
    json!(v)
}

#[post("/int")]
async fn int_json(#[body] v: BigInt) -> Value {
    json!(v)
}

#[post("/float")]
async fn float_json(#[body] v: f64) -> Value {
    json!(v)
}

#[post("/bool")]
async fn bool_json(#[body] v: bool) -> Value {
    json!(v)
}

#[derive(Model)]
enum NumberOrText {
    Int(BigInt),
    Float(f64),
    Text(String),
}

#[post("/number-or-text")]
async fn number_or_text(#[body(required)] v: Option<NumberOrText>) -> Value {
    typed(json!(v))
}

pub(super) fn app() -> App {
    App::new().title("Lab: JSON").routes(routes![
        any_json,
        any_optional,
        dict_json,
        list_json,
        str_json,
        int_json,
        float_json,
        bool_json,
        number_or_text,
    ])
}
