use std::collections::HashMap;

use peregrine::prelude::*;

#[post("/items/")]
async fn router_lax_post(data: HashMap<String, Value>) -> Value {
    json!(data)
}

#[post("/items/")]
async fn router_strict_post(data: HashMap<String, Value>) -> Value {
    json!(data)
}

#[post("/items/")]
async fn router_default_post(data: HashMap<String, Value>) -> Value {
    json!(data)
}

pub(super) fn app() -> App {
    App::new()
        .include(Router::new().prefix("/lax").strict_content_type(false).routes(routes![router_lax_post]))
        .include(Router::new().prefix("/strict").strict_content_type(true).routes(routes![router_strict_post]))
        .include(Router::new().prefix("/default").routes(routes![router_default_post]))
}
