use peregrine::prelude::*;

#[derive(Model)]
struct Item {
    #[field(validate_plain = length)]
    name: String,
}

fn length(name: Value) -> Result<usize, &'static str> {
    name.as_str().map(str::len).ok_or("no text")
}

fn main() {}
