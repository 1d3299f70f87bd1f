//! Another answer to who isn't known.

conformance_runner::apps! {
    authentication_error_status_code__tutorial001
}
