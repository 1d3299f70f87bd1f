//! A status that the handler decides.

conformance_runner::apps! {
    additional_status_codes__tutorial001
}
