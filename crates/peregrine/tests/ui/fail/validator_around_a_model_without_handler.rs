use peregrine::prelude::*;

#[derive(Model)]
#[model(validate_wrap = checked)]
struct Item {
    name: String,
}

fn checked(item: Item) -> Result<Item, &'static str> {
    if item.name.is_empty() { Err("no name") } else { Ok(item) }
}

fn main() {}
