//! A document that the application changes.

conformance_runner::apps! {
    extending_openapi__tutorial001
}
