//! Dependencies that are replaced.

conformance_runner::apps! {
    dependency_testing__tutorial001
}
