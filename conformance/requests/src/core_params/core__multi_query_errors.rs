use peregrine::prelude::*;

#[get("/items/")]
async fn read_items(#[query(default_factory = Vec::new)] q: Vec<i64>) -> Value {
    json!({"q": Some(q).filter(|q| !q.is_empty())})
}

pub(super) fn app() -> App {
    App::new().routes(routes![read_items])
}
