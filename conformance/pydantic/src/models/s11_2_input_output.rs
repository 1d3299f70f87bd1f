use peregrine::AnyDateTime;
use peregrine::prelude::*;

#[derive(Model)]
struct ProductCreate {
    #[field(min_length = 1, max_length = 200)]
    name: String,
    description: Option<String>,
    #[field(gt = 0)]
    price: f64,
    category: String,
    #[field(pattern = r"^[A-Z]{2,4}-\d{4,8}$")]
    sku: String,
    #[field(ge = 0, default = 0)]
    initial_stock: i64,
}

#[derive(Model)]
struct ProductUpdate {
    #[field(min_length = 1, max_length = 200)]
    name: Option<String>,
    description: Option<String>,
    #[field(gt = 0)]
    price: Option<f64>,
    category: Option<String>,
    #[field(fields_set)]
    sent: FieldsSet,
}

#[derive(Model)]
struct ProductResponse {
    #[field(min_length = 1, max_length = 200)]
    name: String,
    description: Option<String>,
    #[field(gt = 0)]
    price: f64,
    category: String,
    id: i64,
    sku: String,
    stock: i64,
    is_active: bool,
    created_at: AnyDateTime,
    updated_at: AnyDateTime,
}

#[derive(Model)]
struct ProductSummary {
    id: i64,
    name: String,
    price: f64,
    category: String,
    in_stock: bool,
}

fn now() -> AnyDateTime {
    chrono::NaiveDate::from_ymd_opt(2024, 1, 15).and_then(|day| day.and_hms_opt(10, 30, 0)).unwrap_or_default().into()
}

#[post("/m", response_model = ProductResponse, status = 201)]
async fn create_product(product: ProductCreate) -> Value {
    let mut created = product.dump();
    if let Value::Object(members) = &mut created {
        let more = json!({
            "id": 1, "stock": product.initial_stock, "is_active": true, "created_at": now(), "updated_at": now(),
        });
        if let Value::Object(more) = more {
            for (name, value) in more {
                members.insert(name, value);
            }
        }
    }
    created
}

#[patch("/products/{product_id}", response_model = ProductResponse)]
async fn update_product(product_id: i64, product: ProductUpdate) -> Value {
    let updates = product.dump_with(&DumpOptions::new().exclude_unset(true));
    let update = |name: &str, stored: Value| updates.get(name).cloned().unwrap_or(stored);
    json!({
        "id": product_id,
        "name": update("name", json!("Existing Product")),
        "description": update("description", Value::Null),
        "price": update("price", json!(29.99)),
        "category": update("category", json!("general")),
        "sku": "PROD-1234", "stock": 50, "is_active": true, "created_at": now(), "updated_at": now(),
    })
}

#[patch("/unset", response_model = Object<'static>)]
async fn unset(product: ProductUpdate) -> Value {
    let mut set: Vec<String> = product.sent.iter().map(str::to_owned).collect();
    set.sort();
    json!({
        "set": set,
        "dump": product.dump_with(&DumpOptions::new().exclude_unset(true)),
        "none": product.dump_with(&DumpOptions::new().exclude_none(true)),
    })
}

#[get("/products")]
async fn list_products() -> Vec<ProductSummary> {
    let summary = |id, name: &str, price, in_stock| ProductSummary {
        id,
        name: name.to_owned(),
        price,
        category: "electronics".to_owned(),
        in_stock,
    };
    vec![summary(1, "Wireless Mouse", 29.99, true), summary(2, "Keyboard", 59.99, false)]
}

pub(super) fn app() -> App {
    App::new().routes(routes![create_product, update_product, unset, list_products])
}
