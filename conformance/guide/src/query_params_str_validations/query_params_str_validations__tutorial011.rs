use peregrine::prelude::*;

#[get("/items/")]
async fn read_items(#[query] q: Option<Vec<String>>) -> Value {
    json!({"q": q})
}

pub(super) fn app() -> App {
    App::new().routes(routes![read_items])
}
