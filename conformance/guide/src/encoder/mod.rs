//! Values made plain JSON, to be stored.

conformance_runner::apps! {
    encoder__tutorial001
}
