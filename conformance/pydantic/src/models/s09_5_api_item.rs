use peregrine::prelude::*;

#[derive(Model)]
#[model(populate_by_name)]
struct APIItem {
    #[field(alias = "itemId")]
    item_id: i64,
    #[field(alias = "itemName")]
    item_name: String,
    #[field(alias = "unitPrice")]
    unit_price: f64,
    #[field(alias = "isAvailable", default = true)]
    is_available: bool,
    #[field(fields_set)]
    sent: FieldsSet,
}

super::echoes!(APIItem, include = [["item_id", "unit_price"]], exclude = [["is_available"]]);

pub(super) fn app() -> App {
    echoes()
}
