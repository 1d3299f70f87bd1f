use peregrine::prelude::*;
use peregrine::testing::TestClient;

#[derive(Model)]
struct Item {
    r#type: String,
    #[field(default = "x")]
    r#match: String,
}

#[derive(Model)]
#[model(rename_all = "lowercase")]
enum Keyword {
    r#Box,
    Struct,
}

#[post("/{type}/items")]
async fn r#move(r#type: String, r#in: i64, #[query] r#as: Keyword, r#struct: Item) -> Value {
    json!({"type": r#type, "in": r#in, "as": r#as, "struct": r#struct})
}

pub fn main() {
    let client = TestClient::new(App::new().routes(routes![r#move]));
    let answer = client.post("/a/items?in=1&as=box").json(json!({"type": "b"})).send();
    let expected = json!({"type": "a", "in": 1, "as": "box", "struct": {"type": "b", "match": "x"}});
    assert_eq!(answer.json(), expected);
    let document = App::new().routes(routes![r#move]).openapi().unwrap();
    assert_eq!(document["paths"]["/{type}/items"]["post"]["summary"], json!("Move"));
}
