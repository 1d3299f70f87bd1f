//! Shop.
use peregrine::prelude::*;

#[derive(Model)]
#[model(extra = "forbid", str_strip_whitespace)]
struct ItemCreate {
    /// Shown in lists.
    #[field(min_length = 1, max_length = 200, example = "Lamp")]
    title: String,
    #[field(gt = 0)]
    price: f64,
    #[field(ge = 0, default = 0)]
    quantity: i64,
    tags: Vec<String>,
    description: Option<String>,
}

#[derive(Model, Clone, Copy)]
#[model(rename_all = "lowercase")]
enum Color {
    Red,
    Green,
}

#[derive(HttpErrors)]
enum ShopError {
    /// Item not found
    #[error(status = 404)]
    NotFound,
    #[error(status = 409, detail = "Item {title} exists")]
    Duplicate { title: String },
}

#[get("/items", tags = ["items"])]
async fn list_items(
    #[query(ge = 0, default = 0)] skip: u64,
    #[query(ge = 1, le = 100, default = 10)] limit: u64,
    q: Option<String>,
    color: Option<Color>,
) -> Value {
    json!({"skip": skip, "limit": limit, "q": q, "color": color})
}

#[post("/items", status = 201)]
async fn create_item(item: ItemCreate) -> Result<ItemCreate, ShopError> {
    if item.title == "dup" {
        return Err(ShopError::Duplicate { title: item.title });
    }
    if item.title == "gone" {
        return Err(ShopError::NotFound);
    }
    Ok(item)
}

#[get("/items/{item_id}")]
async fn read_item(item_id: i64) -> Result<Vec<Color>> {
    if item_id == 0 {
        panic!("zero")
    }
    if item_id == 7 {
        return Err(HttpError::new(404, "no").into());
    }
    Ok(vec![Color::Red, Color::Green])
}

#[peregrine::main]
async fn main() -> Exit {
    App::new()
        .title("Shop")
        .include(Router::new().prefix("/api/v1").routes(routes![list_items, create_item, read_item]))
        .run()
        .await
}
