//! How much a body may hold.

conformance_runner::apps! {
    request_body_limits__tutorial002
}
