//! Another status than 200.

conformance_runner::apps! {
    response_status_code__tutorial002
}
