use peregrine::prelude::*;

use super::unique_ids::{Item, bar, baz, foo, not_found, post_root};

#[post("/router", response_model = Vec<Item>, responses = not_found(), generate_unique_id = baz)]
fn post_router(item1: Item, item2: Item) -> Vec<Item> {
    vec![item1, item2]
}

pub(super) fn app() -> App {
    let router = Router::new().generate_unique_id(bar).routes(routes![post_router]);
    App::new().generate_unique_id(foo).routes(routes![post_root]).include(router)
}
