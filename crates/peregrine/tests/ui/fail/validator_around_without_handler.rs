use peregrine::prelude::*;

#[derive(Model)]
struct Item {
    #[field(validate_wrap = trimmed)]
    name: String,
}

fn trimmed(name: String) -> Result<String, &'static str> {
    Ok(name.trim().to_owned())
}

fn main() {}
