use peregrine::prelude::*;

#[derive(Model)]
struct Item {
    #[field(key(ge = 1))]
    counts: std::collections::BTreeMap<String, i64>,
}

fn main() {}
