//! The application of a chapter about tests.

apps! {
    async_tests__app_a
}
