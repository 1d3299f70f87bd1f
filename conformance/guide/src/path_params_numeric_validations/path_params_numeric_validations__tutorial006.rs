use peregrine::prelude::*;

#[get("/items/{item_id}")]
async fn read_items(
    #[path(title = "The ID of the item to get", ge = 0, le = 1000)] item_id: i64,
    q: String,
    #[query(gt = 0, lt = 10.5)] size: f64,
) -> Value {
    let mut results = Object::new();
    results.insert("item_id", item_id);
    if !q.is_empty() {
        results.insert("q", q);
    }
    results.insert("size", size);
    results.into()
}

pub(super) fn app() -> App {
    App::new().routes(routes![read_items])
}
