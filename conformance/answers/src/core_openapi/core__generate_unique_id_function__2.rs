use peregrine::prelude::*;

use super::unique_ids::{bar, foo, post_root, post_router};

pub(super) fn app() -> App {
    let router = Router::new().generate_unique_id(bar).routes(routes![post_router]);
    App::new().generate_unique_id(foo).routes(routes![post_root]).include(router)
}
