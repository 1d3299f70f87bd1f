//! Constraints on the fields of an embedded body.

conformance_runner::apps! {
    body_fields__tutorial001
}
