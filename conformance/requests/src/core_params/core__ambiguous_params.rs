use peregrine::prelude::*;

pub(super) fn app() -> App {
    App::new()
}
