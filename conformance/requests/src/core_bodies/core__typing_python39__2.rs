use std::collections::HashMap;

use peregrine::prelude::*;

#[post("/")]
async fn post_endpoint(input: HashMap<String, Vec<i64>>) -> HashMap<String, Vec<i64>> {
    input
}

pub(super) fn app() -> App {
    App::new().routes(routes![post_endpoint])
}
