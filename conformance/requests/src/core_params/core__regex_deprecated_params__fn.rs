use peregrine::prelude::*;

#[get("/items/")]
async fn read_items(#[query(pattern = "^fixedquery$")] q: Option<String>) -> Value {
    match q {
        Some(q) if !q.is_empty() => json!(format!("Hello {q}")),
        _ => json!("Hello World"),
    }
}

pub(super) fn app() -> App {
    App::new().routes(routes![read_items])
}
