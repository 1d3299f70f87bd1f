//! Requests that a route makes in turn.

conformance_runner::apps! {
    openapi_callbacks__tutorial001
}
