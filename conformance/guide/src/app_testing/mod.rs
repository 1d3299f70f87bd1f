//! The applications of the chapters about tests.

conformance_runner::apps! {
    app_testing__tutorial001
    app_testing__tutorial002
}
