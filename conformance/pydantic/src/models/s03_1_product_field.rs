use peregrine::prelude::*;

#[derive(Model)]
struct Product {
    #[field(min_length = 1, max_length = 100, description = "Product name", examples = ["Laptop Pro 15"])]
    name: String,
    /// Price in USD
    #[field(gt = 0, le = 1_000_000)]
    price: f64,
    /// Items in stock
    #[field(default = 0, ge = 0, le = 10_000)]
    quantity: i64,
    /// Stock keeping unit (e.g., PROD-12345)
    #[field(pattern = r"^[A-Z]{2,4}-\d{4,8}$")]
    sku: String,
    /// Discount as a decimal (0.0 to 1.0)
    #[field(default = 0.0, ge = 0.0, le = 1.0)]
    discount: f64,
}

#[post("/m")]
async fn m(item: Product) -> Product {
    item
}

pub(super) fn app() -> App {
    App::new().routes(routes![m])
}
