use peregrine::prelude::*;

#[derive(Clone, Dependency)]
struct CommonQueryParams {
    q: Option<String>,
    #[query(default = 0)]
    skip: i64,
    #[query(default = 100)]
    limit: i64,
}

const ITEMS: [&str; 3] = ["Foo", "Bar", "Baz"];

/// Items as Python slices a list.
fn slice(skip: i64, limit: i64) -> Vec<Value> {
    let count = ITEMS.len() as i64;
    let place = |index: i64| if index < 0 { (index + count).max(0) } else { index.min(count) } as usize;
    let (start, end) = (place(skip), place(skip.saturating_add(limit)));
    ITEMS[start.min(end)..end].iter().map(|name| json!({"item_name": name})).collect()
}

#[get("/items/")]
async fn read_items(#[depends] commons: CommonQueryParams) -> Value {
    let items = slice(commons.skip, commons.limit);
    match commons.q {
        Some(q) if !q.is_empty() => json!({"q": q, "items": items}),
        _ => json!({"items": items}),
    }
}

pub(super) fn app() -> App {
    App::new().routes(routes![read_items])
}
