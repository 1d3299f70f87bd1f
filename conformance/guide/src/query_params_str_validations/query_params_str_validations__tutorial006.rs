use peregrine::prelude::*;

#[get("/items/")]
async fn read_items(#[query(min_length = 3)] q: String) -> Value {
    let mut results = Object::new();
    results.insert("items", json!([{"item_id": "Foo"}, {"item_id": "Bar"}]));
    if !q.is_empty() {
        results.insert("q", q);
    }
    results.into()
}

pub(super) fn app() -> App {
    App::new().routes(routes![read_items])
}
