//! Headers that a handler adds.

conformance_runner::apps! {
    response_headers__tutorial002
}
