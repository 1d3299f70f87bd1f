//! A status that the handler decides.

conformance_runner::apps! {
    response_change_status_code__tutorial001
}
