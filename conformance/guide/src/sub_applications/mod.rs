//! Applications that are mounted in others.

conformance_runner::apps! {
    sub_applications__tutorial001
}
