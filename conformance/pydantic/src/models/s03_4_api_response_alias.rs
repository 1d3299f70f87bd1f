use peregrine::prelude::*;

#[derive(Model)]
struct APIResponse {
    #[field(alias = "itemId")]
    item_id: i64,
    #[field(alias = "itemName")]
    item_name: String,
    #[field(alias = "isAvailable", default = true)]
    is_available: bool,
    #[field(validation_alias = "total_price", serialization_alias = "totalPrice")]
    total_price: f64,
    #[field(fields_set)]
    sent: FieldsSet,
}

super::echoes!(APIResponse, include = [["item_id", "total_price"]], exclude = [["item_name"]]);

#[post("/opt/include_by_alias_name", response_model_include = ["itemId"])]
async fn opt_include_by_alias_name(item: APIResponse) -> APIResponse {
    item
}

pub(super) fn app() -> App {
    echoes().routes(routes![opt_include_by_alias_name])
}
