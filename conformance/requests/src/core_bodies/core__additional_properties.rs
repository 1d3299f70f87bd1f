use std::collections::HashMap;

use peregrine::prelude::*;

#[derive(Model)]
struct Items {
    items: HashMap<String, i64>,
}

#[post("/foo")]
async fn foo(items: Items) -> Value {
    json!(items.items)
}

pub(super) fn app() -> App {
    App::new().routes(routes![foo])
}
