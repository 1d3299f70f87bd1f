use peregrine::prelude::*;

#[get("/items/{item_id}")]
async fn read_items(
    #[path(title = "The ID of the item to get")] item_id: i64,
    #[query(alias = "item-query")] q: Option<String>,
) -> Value {
    let mut results = Object::new();
    results.insert("item_id", item_id);
    if let Some(q) = q.filter(|q| !q.is_empty()) {
        results.insert("q", q);
    }
    results.into()
}

pub(super) fn app() -> App {
    App::new().routes(routes![read_items])
}
