use std::collections::HashMap;

use peregrine::prelude::*;

#[post("/items/")]
async fn mixed_outer_post(data: HashMap<String, Value>) -> Value {
    json!(data)
}

#[post("/items/")]
async fn mixed_inner_post(data: HashMap<String, Value>) -> Value {
    json!(data)
}

pub(super) fn app() -> App {
    let inner = Router::new().prefix("/inner").strict_content_type(true).routes(routes![mixed_inner_post]);
    let outer = Router::new().prefix("/outer").strict_content_type(false).routes(routes![mixed_outer_post]);
    App::new().strict_content_type(true).include(outer.include(inner))
}
