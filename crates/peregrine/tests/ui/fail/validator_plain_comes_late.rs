use peregrine::prelude::*;

#[derive(Model)]
struct Item {
    #[field(validate = lower, validate_plain = make)]
    name: String,
}

fn lower(name: String) -> String {
    name.to_lowercase()
}

fn make(value: Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

fn main() {}
