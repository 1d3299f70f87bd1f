//! The application that the malformed bodies of `pydantic/malformed` are sent to, the same for all groups.

use peregrine::prelude::*;

use conformance_runner::in_process::{dumped, serve};
use conformance_runner::registry::Row;

/// Every group.
#[must_use]
pub fn rows() -> Vec<Row> {
    let groups = ["content_type", "duplicates", "encoding", "nesting", "numbers", "roots", "syntax", "truncated"];
    groups.map(|group| -> Row { (group, || serve(app())) }).to_vec()
}

#[derive(Model)]
struct Item {
    name: String,
    #[field(default = 0.0)]
    price: f64,
}

#[derive(Model)]
struct Deep {
    child: Option<Box<Deep>>,
}

#[post("/item")]
async fn item(item: Item) -> Json<Item> {
    Json(item)
}

#[post("/typed")]
async fn typed(item: Item) -> Item {
    item
}

#[post("/any")]
async fn any(data: Value) -> Value {
    data
}

/// A response model that admits everything: spelled as a model is.
#[post("/any_typed")]
async fn any_typed(data: Value) -> Response {
    dumped(&data)
}

#[post("/dict")]
async fn dict(data: Map<String, Value>) -> Json<Map<String, Value>> {
    Json(data)
}

#[post("/list")]
async fn list(#[body] data: Vec<i128>) -> Json<Vec<i128>> {
    Json(data)
}

#[post("/optional")]
async fn optional(item: Option<Item>) -> Value {
    json!({"item": item})
}

#[post("/embed")]
async fn embed(item: Item, #[body] n: i128) -> Value {
    json!({"item": item, "n": n})
}

#[post("/str")]
async fn str(#[body] data: String) -> Json<String> {
    Json(data)
}

#[post("/bytes")]
async fn bytes(#[body] data: ByteString) -> Value {
    json!({"len": data.len()})
}

#[post("/int")]
async fn int(#[body] data: BigInt) -> Json<BigInt> {
    Json(data)
}

#[post("/deep")]
async fn deep(data: Deep) -> Value {
    let (mut depth, mut child) = (1, data.child);
    while let Some(next) = child {
        (depth, child) = (depth + 1, next.child);
    }
    json!({"depth": depth})
}

#[get("/no_body")]
async fn no_body() -> Json<String> {
    Json("ok".to_owned())
}

#[post("/ignores_body")]
async fn ignores_body() -> Json<String> {
    Json("ok".to_owned())
}

fn app() -> App {
    App::new().routes(routes![
        item,
        typed,
        any,
        any_typed,
        dict,
        list,
        optional,
        embed,
        str,
        bytes,
        int,
        deep,
        no_body,
        ignores_body,
    ])
}
