use peregrine::prelude::*;
use peregrine::{Body, Response, http};

#[derive(Model)]
struct Item {
    name: String,
    price: Option<f64>,
}

#[route("/items/{item_id}", methods = ["GET"])]
async fn get_items(item_id: String) -> Value {
    json!({"item_id": item_id})
}

#[get("/items-not-decorated/{item_id}")]
async fn get_not_decorated(item_id: String) -> Value {
    json!({"item_id": item_id})
}

#[delete("/items/{item_id}")]
async fn delete_item(item_id: String, item: Item) -> Value {
    json!({"item_id": item_id, "item": item})
}

#[head("/items/{item_id}")]
async fn head_item(item_id: String) -> Result<Response> {
    null_with("application/json", Some(&item_id))
}

#[options("/items/{item_id}")]
async fn options_item(item_id: String) -> Result<Response> {
    null_with("application/json", Some(&item_id))
}

#[patch("/items/{item_id}")]
async fn patch_item(item_id: String, item: Item) -> Value {
    json!({"item_id": item_id, "item": item})
}

#[trace("/items/{item_id}")]
async fn trace_item(item_id: String) -> Result<Response> {
    let _ = item_id;
    null_with("message/http", None)
}

/// An answer `null` of a media type, with the header that echoes the item.
fn null_with(media_type: &str, item_id: Option<&str>) -> Result<Response> {
    let mut response = http::Response::builder().header("content-type", media_type);
    if let Some(item_id) = item_id {
        response = response.header("x-fastapi-item-id", item_id);
    }
    Ok(response.body(Body::from("null"))?)
}

pub(super) fn app() -> App {
    App::new().routes(routes![
        get_items,
        get_not_decorated,
        delete_item,
        head_item,
        options_item,
        patch_item,
        trace_item
    ])
}
