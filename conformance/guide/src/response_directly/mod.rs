//! Answers that the handler makes itself.

conformance_runner::apps! {
    response_directly__tutorial002
}
