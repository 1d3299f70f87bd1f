use peregrine::prelude::*;

use super::unique_ids::{bar, baz, foo, post_root, post_router, post_subrouter};

pub(super) fn app() -> App {
    let sub_router = Router::new().generate_unique_id(bar).routes(routes![post_subrouter]);
    let router = Router::new().generate_unique_id(baz).routes(routes![post_router]).include(sub_router);
    App::new().generate_unique_id(foo).routes(routes![post_root]).include(router)
}
