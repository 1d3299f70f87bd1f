use peregrine::prelude::*;

#[get("/items/")]
async fn read_items(q: Option<String>) -> Value {
    json!({"q": q})
}

pub(super) fn app() -> App {
    App::new().routes(routes![read_items])
}
