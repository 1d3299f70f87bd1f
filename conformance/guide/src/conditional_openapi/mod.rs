//! A document that settings turn off.

conformance_runner::apps! {
    conditional_openapi__tutorial001
    conditional_openapi__tutorial001__off
}
