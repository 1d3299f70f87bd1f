use std::time::SystemTime;

use chrono::{DateTime, Utc};
use peregrine::AnyDateTime;
use peregrine::prelude::*;

#[derive(Model)]
struct PaginatedResponse<T> {
    items: Vec<T>,
    #[field(ge = 0)]
    total: i64,
    #[field(ge = 1)]
    page: i64,
    #[field(ge = 1, le = 100)]
    page_size: i64,
}

#[computed]
impl<T> PaginatedResponse<T> {
    fn total_pages(&self) -> i64 {
        if self.page_size == 0 { 0 } else { (self.total + self.page_size - 1) / self.page_size }
    }

    fn has_next(&self) -> bool {
        self.page < self.total_pages()
    }

    fn has_previous(&self) -> bool {
        self.page > 1
    }

    fn next_page(&self) -> Option<i64> {
        self.has_next().then_some(self.page + 1)
    }

    fn previous_page(&self) -> Option<i64> {
        self.has_previous().then_some(self.page - 1)
    }
}

#[derive(Model)]
struct UserOut {
    id: i128,
    name: String,
    email: String,
}

#[derive(Model)]
struct ProductOut {
    id: i128,
    name: String,
    price: f64,
}

fn user(id: i128, name: &str) -> UserOut {
    UserOut { id, name: name.to_owned(), email: format!("{}@example.com", name.to_lowercase().replace(' ', "")) }
}

#[get("/paginated/users")]
async fn list_users_paginated(
    #[query(default = 1, ge = 1)] page: i64,
    #[query(default = 20, ge = 1, le = 100)] page_size: i64,
) -> PaginatedResponse<UserOut> {
    let start = (page - 1).saturating_mul(page_size);
    let all = (1..96_i128).map(|id| user(id, &format!("User {id}")));
    let items = all
        .filter(|user| user.id > i128::from(start) && user.id <= i128::from(start.saturating_add(page_size)))
        .collect();
    PaginatedResponse { items, total: 95, page, page_size }
}

#[derive(Model)]
struct APIResponse<T> {
    #[field(default = true)]
    success: bool,
    #[field(default = "OK")]
    message: String,
    data: Option<T>,
}

impl<T> APIResponse<T> {
    fn of(data: T) -> Self {
        Self { success: true, message: "OK".to_owned(), data: Some(data) }
    }
}

#[get("/response/user")]
async fn response_user() -> APIResponse<UserOut> {
    APIResponse::of(user(1, "Alice"))
}

#[get("/response/product")]
async fn response_product() -> APIResponse<ProductOut> {
    APIResponse::of(ProductOut { id: 1, name: "Laptop".to_owned(), price: 999.99 })
}

#[get("/response/error")]
async fn response_error() -> APIResponse<()> {
    APIResponse { success: false, message: "User not found".to_owned(), data: None }
}

#[derive(Model)]
struct ErrorDetail {
    field: Option<String>,
    message: String,
    code: String,
}

#[derive(Model)]
struct APIEnvelope<T> {
    #[field(default = true)]
    success: bool,
    #[field(default = 200)]
    status_code: u16,
    #[field(default = "OK")]
    message: String,
    data: Option<T>,
    #[field(default = [])]
    errors: Vec<ErrorDetail>,
    #[field(default = Map::new())]
    meta: Map<String, Value>,
    #[field(default_factory = now)]
    timestamp: AnyDateTime,
}

fn now() -> AnyDateTime {
    DateTime::<Utc>::from(SystemTime::now()).naive_utc().into()
}

impl<T> APIEnvelope<T> {
    fn ok(data: T, meta: Map<String, Value>) -> Self {
        let message = "OK".to_owned();
        Self { success: true, status_code: 200, message, data: Some(data), errors: vec![], meta, timestamp: now() }
    }

    fn error(status_code: u16, message: String) -> Self {
        let (errors, meta) = (vec![], Map::new());
        Self { success: false, status_code, message, data: None, errors, meta, timestamp: now() }
    }

    fn not_found(resource: &str, id: i128) -> Self {
        Self::error(404, format!("{resource} with id {id} not found"))
    }
}

#[get("/users/{user_id}")]
async fn get_user(user_id: i128) -> Result<APIEnvelope<UserOut>, HttpError> {
    match user_id {
        1 => Ok(APIEnvelope::ok(user(1, "Alice"), Map::from_iter([("cache".to_owned(), json!("hit"))]))),
        404 => Ok(APIEnvelope::not_found("User", user_id)),
        _ => Err(HttpError::new(404, format!("User {user_id} not found"))),
    }
}

// A list under the name that Python's `typing` has for it, which is part of the components' names.
#[derive(Model)]
#[model(inline)]
struct List<T>(Vec<T>);

#[get("/users")]
async fn list_users() -> APIEnvelope<List<UserOut>> {
    let users = vec![user(1, "Alice"), user(2, "Bob")];
    let meta = Map::from_iter([("count".to_owned(), json!(users.len()))]);
    APIEnvelope::ok(List(users), meta)
}

#[derive(Model)]
struct Batch<T> {
    #[field(min_length = 1, max_length = 3)]
    entries: Vec<T>,
    #[field(default = false)]
    dry_run: bool,
}

#[post("/batch/products")]
async fn batch_products(batch: Batch<ProductOut>) -> APIResponse<List<ProductOut>> {
    let message = if batch.dry_run { "dry run" } else { "OK" };
    APIResponse { message: message.to_owned(), ..APIResponse::of(List(batch.entries)) }
}

pub(super) fn app() -> App {
    App::new().routes(routes![
        list_users_paginated,
        response_user,
        response_product,
        response_error,
        get_user,
        list_users,
        batch_products
    ])
}
