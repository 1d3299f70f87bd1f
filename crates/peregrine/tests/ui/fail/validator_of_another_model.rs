use peregrine::prelude::*;

#[derive(Model)]
#[model(validate = trimmed)]
struct Item {
    name: String,
}

fn trimmed(name: String) -> Result<String, &'static str> {
    Ok(name.trim().to_owned())
}

fn main() {}
