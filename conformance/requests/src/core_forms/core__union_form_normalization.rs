use peregrine::prelude::*;
use peregrine::{DumpOptions, FieldsSet};

#[derive(Model)]
#[model(literal)]
enum Text {
    #[field(value = "text")]
    Text,
}

#[derive(Model)]
#[model(literal)]
enum List {
    #[field(value = "list")]
    List,
}

#[derive(Model)]
struct TextForm {
    kind: Text,
    value: String,
    #[field(default = true)]
    enabled: bool,
    #[field(fields_set)]
    sent: FieldsSet,
}

#[derive(Model)]
struct ListForm {
    kind: List,
    value: Vec<String>,
    #[field(fields_set)]
    sent: FieldsSet,
}

#[derive(Model)]
enum Data {
    Text(TextForm),
    List(ListForm),
}

#[derive(Model)]
#[model(discriminator = "kind")]
enum Discriminated {
    Text(TextForm),
    List(ListForm),
}

/// What was sent of it.
fn sent(data: &impl Kind) -> Value {
    let json = data.dump_json_with(&DumpOptions::new().exclude_unset(true));
    Value::validate_json(&json).expect("what was written is JSON")
}

#[post("/union")]
fn read_union(#[form] data: Data) -> Value {
    sent(&data)
}

#[post("/discriminated")]
fn read_discriminated(#[form] data: Discriminated) -> Value {
    sent(&data)
}

#[post("/json")]
fn read_json(data: Data) -> Value {
    json!(data)
}

pub(super) fn app() -> App {
    App::new().routes(routes![read_union, read_discriminated, read_json])
}
