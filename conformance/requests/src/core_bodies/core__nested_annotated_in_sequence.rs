use std::collections::HashSet;

use peregrine::prelude::*;

#[get("/")]
async fn read_root(#[query(alias = "foo", max_length = 3)] names: Option<HashSet<String>>) -> Value {
    json!({"foo": names})
}

pub(super) fn app() -> App {
    App::new().routes(routes![read_root])
}
