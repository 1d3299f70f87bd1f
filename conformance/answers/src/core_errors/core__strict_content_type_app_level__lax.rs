use std::collections::HashMap;

use peregrine::prelude::*;

#[post("/items/")]
async fn app_lax_post(data: HashMap<String, Value>) -> Value {
    json!(data)
}

pub(super) fn app() -> App {
    App::new().strict_content_type(false).routes(routes![app_lax_post])
}
