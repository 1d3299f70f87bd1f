//! The applications of the chapters about tests.

apps! {
    app_testing__tutorial001
    app_testing__tutorial002
}
