//! Dependencies: shared, replaced, cleaned up.

apps! {
    core__dependency_cache
}
