use peregrine::prelude::*;

use conformance_runner::recorded::Recorded;

pub(super) fn app() -> App {
    let files = Recorded::of("static_files__tutorial001");
    App::new().mount("/static", StaticFiles::new(files.path("static"))).state(files)
}
