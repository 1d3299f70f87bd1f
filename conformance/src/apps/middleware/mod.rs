//! Functions around all routes.

apps! {
    middleware__tutorial001
}
