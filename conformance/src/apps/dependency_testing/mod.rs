//! Dependencies that are replaced.

apps! {
    dependency_testing__tutorial001
}
