use peregrine::ServeSettings;
use peregrine::prelude::*;

/// The application behind a proxy that cuts off `/api/v1`, as its server is told.
pub(super) fn app() -> App {
    super::behind_a_proxy__tutorial001::app().serve_settings(ServeSettings::new().root_path("/api/v1"))
}
