use peregrine::prelude::*;

use super::behind_a_proxy__tutorial001::read_main;

pub(super) fn app() -> App {
    App::new().root_path("/api/v1").routes(routes![read_main])
}
