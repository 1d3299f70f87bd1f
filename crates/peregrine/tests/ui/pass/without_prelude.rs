#![no_implicit_prelude]

use ::peregrine::{App, HttpErrors, Model, get, json, post, routes};

/// An item.
#[derive(Model)]
#[model(extra = "forbid", title = "Thing", json_schema_extra = json!({"x-a": 1}))]
struct Item {
    #[field(min_length = 1, pattern = "^[a-z]+$", description = "The name", example = "lamp")]
    name: ::std::string::String,
    #[field(ge = 0, le = 10, default = 3)]
    stock: i64,
    #[field(default = ["a", "b"], items(min_length = 1))]
    tags: ::std::vec::Vec<::std::string::String>,
    #[field(default_factory = ::std::vec::Vec::new)]
    sizes: ::std::vec::Vec<f64>,
    note: ::std::option::Option<::std::string::String>,
}

#[derive(Model)]
enum Color {
    Red,
    #[field(value = "blue")]
    Blue,
}

#[derive(HttpErrors)]
enum ShopError {
    /// Not here
    #[error(status = 404)]
    NotFound,
    #[error(status = 409, detail = "{name} exists", header = ("X-Reason", "twice"))]
    Exists { name: ::std::string::String },
    #[error(status = 410, detail = "{0} of {1}")]
    Gone(i64, i64),
    #[error(status = 418)]
    Teapot,
}

#[post("/items/{id}", status = 201, tags = ["items"], responses = json!({}), summary = "Create")]
async fn create(
    id: i64,
    #[query(default = 1)] limit: u8,
    #[header] token: ::std::option::Option<::std::string::String>,
    color: ::std::option::Option<Color>,
    item: Item,
) -> ::std::result::Result<Item, ShopError> {
    match id {
        1 => ::std::result::Result::Err(ShopError::NotFound),
        2 => ::std::result::Result::Err(ShopError::Exists { name: item.name }),
        3 => ::std::result::Result::Err(ShopError::Gone(1, 2)),
        4 => ::std::result::Result::Err(ShopError::Teapot),
        _ => {
            let _ = (limit, token, color);
            ::std::result::Result::Ok(item)
        }
    }
}

#[get("/")]
fn plain() {}

pub fn main() {
    let client = ::peregrine::testing::TestClient::new(App::new().routes(routes![create, plain]));
    let send = |path: &str| client.post(path).json(json!({"name": "lamp"})).send();
    ::std::assert_eq!(send("/items/5").status(), 201);
    ::std::assert_eq!(send("/items/1").json(), json!({"detail": "Not here"}));
    ::std::assert_eq!(send("/items/2").json(), json!({"detail": "lamp exists"}));
    ::std::assert_eq!(send("/items/3").json(), json!({"detail": "1 of 2"}));
    ::std::assert_eq!(send("/items/4").json(), json!({"detail": "I'm a Teapot"}));
    ::std::assert_eq!(client.get("/").send().json(), json!(null));
}
