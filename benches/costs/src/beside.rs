//! The same for serde and garde.

#[derive(serde::Serialize, serde::Deserialize, garde::Validate)]
pub(super) struct Item {
    #[garde(length(chars, min = 1, max = 100))]
    name: String,
    #[garde(length(chars, max = 1000))]
    description: Option<String>,
    #[garde(custom(positive))]
    price: f64,
    #[garde(range(min = 0))]
    quantity: i64,
    #[garde(length(max = 20))]
    tags: Vec<String>,
    #[garde(pattern(r"^[A-Z]{2,4}-[0-9]{4,8}$"))]
    sku: String,
}

#[derive(serde::Serialize, serde::Deserialize, garde::Validate)]
pub(super) struct Address {
    #[garde(length(chars, min = 1))]
    street: String,
    #[garde(length(chars, min = 1))]
    city: String,
    #[garde(length(chars, min = 3, max = 12))]
    zip: String,
    #[garde(length(chars, min = 2, max = 2))]
    country: String,
}

#[derive(serde::Serialize, serde::Deserialize, garde::Validate)]
pub(super) struct OrderItem {
    #[garde(length(chars, min = 1))]
    product_name: String,
    #[garde(range(min = 1, max = 1000))]
    quantity: i64,
    #[garde(custom(positive))]
    unit_price: f64,
}

#[derive(serde::Serialize, serde::Deserialize, garde::Validate)]
pub(super) struct Order {
    #[garde(length(chars, min = 1))]
    customer: String,
    #[garde(dive)]
    shipping_address: Address,
    #[garde(length(min = 1), dive)]
    items: Vec<OrderItem>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "garde calls it so")]
fn positive(value: &f64, (): &()) -> garde::Result {
    if *value > 0.0 { Ok(()) } else { Err(garde::Error::new("not greater than 0")) }
}
