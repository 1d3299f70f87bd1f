//! What the peers share: the six workloads' types with their constraints, the list that is served, the report of what
//! is wrong, and where to listen.

use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::sync::LazyLock;
use std::sync::atomic::{AtomicU64, Ordering};

use garde::Validate;
use serde::{Deserialize, Serialize};

#[derive(Serialize)]
#[cfg_attr(feature = "salvo", derive(salvo::oapi::ToSchema))]
pub struct Hello {
    pub message: &'static str,
}

pub const HELLO: Hello = Hello { message: "Hello World" };

#[derive(Deserialize, Validate)]
pub struct Page {
    #[serde(default)]
    #[garde(range(min = 0))]
    pub skip: i64,
    #[serde(default = "limit")]
    #[garde(range(min = 1, max = 100))]
    pub limit: i64,
    #[garde(length(chars, max = 50))]
    pub q: Option<String>,
}

fn limit() -> i64 {
    10
}

#[derive(Serialize)]
#[cfg_attr(feature = "salvo", derive(salvo::oapi::ToSchema))]
pub struct ItemEcho {
    pub item_id: i64,
    pub skip: i64,
    pub limit: i64,
    pub q: Option<String>,
}

impl ItemEcho {
    pub fn new(item_id: i64, Page { skip, limit, q }: Page) -> Self {
        Self { item_id, skip, limit, q }
    }
}

#[derive(Deserialize, Validate)]
#[cfg_attr(feature = "salvo", derive(salvo::oapi::ToSchema))]
pub struct Item {
    #[garde(length(chars, min = 1, max = 100))]
    pub name: String,
    #[garde(length(chars, max = 1000))]
    pub description: Option<String>,
    #[garde(custom(positive))]
    pub price: f64,
    #[garde(range(min = 0))]
    pub quantity: i64,
    #[garde(length(max = 20))]
    pub tags: Vec<String>,
    #[garde(pattern(r"^[A-Z]{2,4}-[0-9]{4,8}$"))]
    pub sku: String,
}

/// Written out, since serde's `flatten` is slow.
#[derive(Serialize)]
#[cfg_attr(feature = "salvo", derive(salvo::oapi::ToSchema))]
pub struct ItemCreated {
    pub id: u64,
    pub name: String,
    pub description: Option<String>,
    pub price: f64,
    pub quantity: i64,
    pub tags: Vec<String>,
    pub sku: String,
}

impl From<Item> for ItemCreated {
    fn from(Item { name, description, price, quantity, tags, sku }: Item) -> Self {
        static LAST_ID: AtomicU64 = AtomicU64::new(0);
        let id = LAST_ID.fetch_add(1, Ordering::Relaxed) + 1;
        Self { id, name, description, price, quantity, tags, sku }
    }
}

#[derive(Deserialize, Validate)]
#[cfg_attr(feature = "salvo", derive(salvo::oapi::ToSchema))]
pub struct Address {
    #[garde(length(chars, min = 1))]
    pub street: String,
    #[garde(length(chars, min = 1))]
    pub city: String,
    #[garde(length(chars, min = 3, max = 12))]
    pub zip: String,
    #[garde(length(chars, min = 2, max = 2))]
    pub country: String,
}

#[derive(Deserialize, Validate)]
#[cfg_attr(feature = "salvo", derive(salvo::oapi::ToSchema))]
pub struct OrderItem {
    #[garde(length(chars, min = 1))]
    pub product_name: String,
    #[garde(range(min = 1, max = 1000))]
    pub quantity: i64,
    #[garde(custom(positive))]
    pub unit_price: f64,
}

#[derive(Deserialize, Validate)]
#[cfg_attr(feature = "salvo", derive(salvo::oapi::ToSchema))]
pub struct Order {
    #[garde(length(chars, min = 1))]
    pub customer: String,
    #[garde(dive)]
    pub shipping_address: Address,
    #[garde(length(min = 1), dive)]
    pub items: Vec<OrderItem>,
}

#[derive(Serialize)]
#[cfg_attr(feature = "salvo", derive(salvo::oapi::ToSchema))]
pub struct OrderOut {
    pub order_total: f64,
    pub item_count: usize,
}

impl From<&Order> for OrderOut {
    fn from(order: &Order) -> Self {
        let totals = order.items.iter().map(|item| item.quantity as f64 * item.unit_price);
        Self { order_total: totals.sum(), item_count: order.items.len() }
    }
}

/// A range from the least number above 0 would write its 300 zeros into each message.
fn positive(value: &f64, (): &()) -> garde::Result {
    if *value > 0.0 { Ok(()) } else { Err(garde::Error::new("must be greater than 0")) }
}

#[derive(Serialize)]
pub struct LargeItem {
    pub id: u32,
    pub name: String,
    pub price: f64,
    pub quantity: u32,
    pub sku: String,
    pub active: bool,
    pub tags: Vec<String>,
}

/// What the sixth workload serves.
pub static LARGE: LazyLock<Vec<LargeItem>> = LazyLock::new(|| (0..1000).map(large_item).collect());

fn large_item(id: u32) -> LargeItem {
    LargeItem {
        id,
        name: format!("Item number {id}"),
        price: f64::from(id) * 1.25 + 0.99,
        quantity: id % 50,
        sku: format!("AB-{id:05}"),
        active: id.is_multiple_of(3),
        tags: vec!["red".to_owned(), "new".to_owned()],
    }
}

/// The answer to what is wrong, of FastAPI's outline.
#[derive(Serialize)]
pub struct Refusal {
    pub detail: Vec<Violation>,
}

#[derive(Serialize)]
pub struct Violation {
    pub loc: Vec<String>,
    pub msg: String,
}

impl Refusal {
    /// What garde found in `place`, `body` or `query`.
    pub fn of(place: &str, report: &garde::Report) -> Self {
        let violation = |(path, error): &(garde::Path, garde::Error)| Violation {
            loc: vec![place.to_owned(), path.to_string()],
            msg: error.message().to_owned(),
        };
        Self { detail: report.iter().map(violation).collect() }
    }

    /// What could not be read at all.
    pub fn unreadable(place: &str, msg: String) -> Self {
        Self { detail: vec![Violation { loc: vec![place.to_owned()], msg }] }
    }
}

/// `PORT`.
pub fn port() -> u16 {
    variable("PORT", 8000)
}

/// `THREADS`.
pub fn threads() -> usize {
    variable("THREADS", 1)
}

fn variable<T: std::str::FromStr>(name: &str, default: T) -> T {
    std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(default)
}

/// A socket that others may share, so that each core can have one.
///
/// # Panics
///
/// When the port is taken.
pub fn listener() -> TcpListener {
    listen().expect("the port is free")
}

fn listen() -> std::io::Result<TcpListener> {
    let socket = socket2::Socket::new(socket2::Domain::IPV4, socket2::Type::STREAM, None)?;
    socket.set_reuse_address(true)?;
    socket.set_reuse_port(true)?;
    socket.set_nonblocking(true)?;
    socket.bind(&SocketAddr::from((Ipv4Addr::LOCALHOST, port())).into())?;
    socket.listen(1024)?;
    Ok(socket.into())
}
