//! Cookies of an answer that the handler makes itself.

conformance_runner::apps! {
    response_cookies__tutorial001
}
