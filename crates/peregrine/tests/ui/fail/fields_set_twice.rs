use peregrine::prelude::*;

#[derive(Model)]
struct Item {
    name: String,
    #[field(fields_set)]
    sent: FieldsSet,
    #[field(fields_set)]
    given: FieldsSet,
}

fn main() {}
