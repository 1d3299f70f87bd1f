use peregrine::prelude::*;
use peregrine::testing::TestClient;

#[derive(Model)]
struct Item {
    reader: i64,
    state: i64,
    input: i64,
    writer: i64,
    fields: i64,
    object: i64,
    generator: i64,
    key: i64,
    index: i64,
    model: i64,
    text: i64,
    rules: i64,
}

#[get("/{context}/{status}")]
async fn handler(
    context: i64,
    status: i64,
    arguments: i64,
    parameters: i64,
    answers: i64,
    options: Option<i64>,
) -> Value {
    json!([context, status, arguments, parameters, answers, options])
}

#[post("/")]
async fn create(item: Item) -> Item {
    item
}

pub fn main() {
    let client = TestClient::new(App::new().routes(routes![handler, create]));
    assert_eq!(client.get("/1/2?arguments=3&parameters=4&answers=5").send().json(), json!([1, 2, 3, 4, 5, null]));
    let object = 1;
    let item = json!({
        "reader": object, "state": 1, "input": 1, "writer": 1, "fields": 1, "object": 1,
        "generator": 1, "key": 1, "index": 1, "model": 1, "text": 1, "rules": 1,
    });
    assert_eq!(client.post("/").json(item.clone()).send().json(), item);
}
