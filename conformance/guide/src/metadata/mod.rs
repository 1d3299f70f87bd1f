//! What the document says of the application.

conformance_runner::apps! {
    metadata__tutorial001_1
    metadata__tutorial002
    metadata__tutorial004
}
