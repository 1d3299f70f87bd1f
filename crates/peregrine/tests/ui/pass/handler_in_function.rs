use peregrine::prelude::*;
use peregrine::testing::TestClient;

pub fn main() {
    #[derive(Model)]
    struct Item {
        name: String,
    }

    #[post("/items")]
    async fn create(item: Item) -> Item {
        item
    }

    let client = TestClient::new(App::new().routes(routes![create]));
    assert_eq!(client.post("/items").json(json!({"name": "Lamp"})).send().status(), 200);
}
