//! Functions around all routes.

conformance_runner::apps! {
    middleware__tutorial001
}
