//! Parameters of the headers.

conformance_runner::apps! {
    header_params__tutorial001
    header_params__tutorial003
}
