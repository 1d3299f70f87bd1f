//! Stored items that are replaced.

conformance_runner::apps! {
    body_updates__tutorial001
}
