//! The bodies as Peregrine's models.

use peregrine::prelude::*;

#[derive(Model)]
pub(super) struct Item {
    #[field(min_length = 1, max_length = 100)]
    name: String,
    #[field(max_length = 1000)]
    description: Option<String>,
    #[field(gt = 0)]
    price: f64,
    #[field(ge = 0)]
    quantity: i64,
    #[field(max_length = 20)]
    tags: Vec<String>,
    #[field(pattern = r"^[A-Z]{2,4}-[0-9]{4,8}$")]
    sku: String,
}

/// What an item has when it is answered; nothing of it is checked.
#[derive(Model)]
pub(super) struct ItemOut {
    name: String,
    description: Option<String>,
    price: f64,
    quantity: i64,
    tags: Vec<String>,
    sku: String,
}

#[derive(Model)]
pub(super) struct Address {
    #[field(min_length = 1)]
    street: String,
    #[field(min_length = 1)]
    city: String,
    #[field(min_length = 3, max_length = 12)]
    zip: String,
    #[field(min_length = 2, max_length = 2)]
    country: String,
}

#[derive(Model)]
pub(super) struct OrderItem {
    #[field(min_length = 1)]
    product_name: String,
    #[field(ge = 1, le = 1000)]
    quantity: i64,
    #[field(gt = 0)]
    unit_price: f64,
}

#[derive(Model)]
pub(super) struct Order {
    #[field(min_length = 1)]
    customer: String,
    shipping_address: Address,
    #[field(min_length = 1)]
    items: Vec<OrderItem>,
}
