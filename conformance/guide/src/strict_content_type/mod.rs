//! Bodies that are not announced as JSON.

conformance_runner::apps! {
    strict_content_type__tutorial001
}
