use peregrine::prelude::*;
use peregrine::testing::TestClient;

#[derive(Model)]
struct Node {
    name: String,
    next: Option<Box<Node>>,
    children: Vec<Node>,
    by_name: std::collections::BTreeMap<String, Node>,
}

#[post("/")]
async fn create(node: Node) -> Node {
    node
}

pub fn main() {
    let client = TestClient::new(App::new().routes(routes![create]));
    let leaf = json!({"name": "leaf", "next": null, "children": [], "by_name": {}});
    let tree = json!({"name": "root", "next": leaf.clone(), "children": [leaf.clone()], "by_name": {"a": leaf}});
    assert_eq!(client.post("/").json(tree.clone()).send().json(), tree);
}
