use peregrine::AnyDateTime;
use peregrine::prelude::*;

#[derive(Model)]
struct CreateProductRequest {
    /// Product name
    #[field(min_length = 1, max_length = 200)]
    name: String,
    #[field(max_length = 5000)]
    description: Option<String>,
    /// Price in USD
    #[field(gt = 0, le = 1_000_000)]
    price: f64,
    #[field(ge = 0, le = 100_000, default = 0)]
    quantity: i64,
    #[field(default = [], max_length = 20, validate = normalize_tags)]
    tags: Vec<String>,
    #[field(pattern = r"^[A-Z]{2,4}-\d{4,8}$")]
    sku: String,
}

fn normalize_tags(tags: Vec<String>) -> Vec<String> {
    tags.iter().map(|tag| tag.trim().to_lowercase()).filter(|tag| !tag.is_empty()).collect()
}

#[derive(Model)]
struct ProductResponse {
    id: i64,
    name: String,
    #[field(required)]
    description: Option<String>,
    price: f64,
    quantity: i64,
    tags: Vec<String>,
    sku: String,
    created_at: AnyDateTime,
}

#[post("/m", status = 201)]
async fn create_product(product: CreateProductRequest) -> Result<ProductResponse> {
    let CreateProductRequest { name, description, price, quantity, tags, sku } = product;
    let created_at = AnyDateTime::validate_json(br#""2024-01-15T10:30:00""#)?;
    Ok(ProductResponse { id: 1, name, description, price, quantity, tags, sku, created_at })
}

pub(super) fn app() -> App {
    App::new().routes(routes![create_product])
}
