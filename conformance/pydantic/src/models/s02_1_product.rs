use peregrine::AnyDateTime;
use peregrine::prelude::*;

#[derive(Model)]
struct Product {
    name: String,
    price: f64,
    #[field(default = 0)]
    quantity: i64,
    description: Option<String>,
    #[field(default = super::now())]
    created_at: AnyDateTime,
    #[field(fields_set)]
    sent: FieldsSet,
}

super::echoes!(Product, include = [["name", "price"]], exclude = [["created_at", "description"]]);

pub(super) fn app() -> App {
    echoes()
}
