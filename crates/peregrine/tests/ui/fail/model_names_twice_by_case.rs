use peregrine::prelude::*;

#[derive(Model)]
#[model(rename_all = "camelCase")]
struct Item {
    item_id: String,
    itemId: String,
}

fn main() {}
