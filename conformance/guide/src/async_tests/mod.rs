//! The application of a chapter about tests.

conformance_runner::apps! {
    async_tests__app_a
}
