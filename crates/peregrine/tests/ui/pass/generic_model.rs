use peregrine::prelude::*;
use peregrine::testing::TestClient;

#[derive(Model)]
struct Page<T> {
    items: Vec<T>,
    #[field(ge = 0)]
    total: i64,
    first: Option<T>,
}

#[derive(Model)]
struct Pair<A, B: Clone>
where
    A: Clone,
{
    a: A,
    b: B,
}

#[derive(Model, Clone)]
struct Item {
    name: String,
}

#[get("/")]
async fn list() -> Page<Item> {
    Page { items: vec![Item { name: "Lamp".to_owned() }], total: 1, first: None }
}

#[post("/")]
async fn create(pair: Pair<Item, i64>) -> Pair<Item, i64> {
    pair
}

pub fn main() {
    let client = TestClient::new(App::new().routes(routes![list, create]));
    assert_eq!(client.get("/").send().json(), json!({"items": [{"name": "Lamp"}], "total": 1, "first": null}));
}
