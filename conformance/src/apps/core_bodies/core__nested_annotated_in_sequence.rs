use std::collections::HashSet;

use peregrine::prelude::*;

#[get("/")]
async fn read_root(#[query(max_length = 3)] foo: Option<HashSet<String>>) -> Value {
    json!({"foo": foo})
}

pub(super) fn app() -> App {
    App::new().routes(routes![read_root])
}
