use peregrine::prelude::*;

#[derive(Model)]
struct Item {
    #[field(items(validate = positive))]
    tags: Vec<String>,
}

fn positive(tag: i64) -> Result<i64, &'static str> {
    if tag > 0 { Ok(tag) } else { Err("not positive") }
}

fn main() {}
