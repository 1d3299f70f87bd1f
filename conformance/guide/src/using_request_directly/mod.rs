//! The request itself.

conformance_runner::apps! {
    using_request_directly__tutorial001
}
