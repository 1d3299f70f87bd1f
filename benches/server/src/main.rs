//! Peregrine on the six workloads of the comparison.
//!
//! W1 constant JSON, W2 path and query parameters echoed, W3 a validated body, W4 a nested one with totals, W5 W3 with
//! three violations, W6 a list of 1,000 items written per request.

use std::borrow::Cow;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, LazyLock};

use peregrine::prelude::*;

#[derive(Model)]
struct Hello {
    message: Cow<'static, str>,
}

#[derive(Model)]
struct ItemEcho {
    item_id: i64,
    skip: i64,
    limit: i64,
    q: Option<String>,
}

#[derive(Model)]
struct Item {
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

#[derive(Model)]
struct ItemCreated {
    id: u64,
    name: String,
    description: Option<String>,
    price: f64,
    quantity: i64,
    tags: Vec<String>,
    sku: String,
}

#[derive(Model)]
struct Address {
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
struct OrderItem {
    #[field(min_length = 1)]
    product_name: String,
    #[field(ge = 1, le = 1000)]
    quantity: i64,
    #[field(gt = 0)]
    unit_price: f64,
}

#[derive(Model)]
struct Order {
    #[field(min_length = 1)]
    customer: String,
    shipping_address: Address,
    #[field(min_length = 1)]
    items: Vec<OrderItem>,
}

#[derive(Model)]
struct OrderOut {
    order_total: f64,
    item_count: usize,
}

#[derive(Model)]
struct LargeItem {
    id: u64,
    name: String,
    price: f64,
    quantity: i64,
    sku: String,
    active: bool,
    tags: Vec<String>,
}

#[get("/")]
async fn hello() -> Hello {
    Hello { message: "Hello World".into() }
}

#[get("/items/{item_id}")]
async fn read_item(
    item_id: i64,
    #[query(ge = 0, default = 0)] skip: i64,
    #[query(ge = 1, le = 100, default = 10)] limit: i64,
    #[query(max_length = 50)] q: Option<String>,
) -> ItemEcho {
    ItemEcho { item_id, skip, limit, q }
}

#[post("/items", status = 201)]
async fn create_item(item: Item) -> ItemCreated {
    static LAST_ID: AtomicU64 = AtomicU64::new(0);
    let Item { name, description, price, quantity, tags, sku } = item;
    let id = LAST_ID.fetch_add(1, Ordering::Relaxed) + 1;
    ItemCreated { id, name, description, price, quantity, tags, sku }
}

#[post("/orders")]
async fn create_order(order: Order) -> OrderOut {
    #[expect(clippy::cast_precision_loss, reason = "a quantity is at most 1000")]
    let totals = order.items.iter().map(|item| item.quantity as f64 * item.unit_price);
    OrderOut { order_total: totals.sum(), item_count: order.items.len() }
}

#[get("/large")]
async fn large() -> Arc<Vec<LargeItem>> {
    static ITEMS: LazyLock<Arc<Vec<LargeItem>>> = LazyLock::new(|| Arc::new((0..1000).map(large_item).collect()));
    Arc::clone(&ITEMS)
}

fn large_item(id: u32) -> LargeItem {
    LargeItem {
        id: id.into(),
        name: format!("Item number {id}"),
        price: f64::from(id) * 1.25 + 0.99,
        quantity: i64::from(id % 50),
        sku: format!("AB-{id:05}"),
        active: id.is_multiple_of(3),
        tags: vec!["red".to_owned(), "new".to_owned()],
    }
}

#[peregrine::main]
async fn main() -> Exit {
    let routes = routes![hello, read_item, create_item, create_order, large];
    let settings = peregrine::ServeSettings::new().access_log(false);
    App::new().routes(routes).serve_settings(settings).run().await
}
