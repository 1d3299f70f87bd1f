//! Dependencies: shared, replaced, cleaned up.

conformance_runner::apps! {
    core__dependency_after_yield_raise
    core__dependency_after_yield_streaming
    core__dependency_after_yield_websockets
    core__dependency_cache
    core__dependency_class
    core__dependency_contextvars
    core__dependency_duplicates
    core__dependency_overrides
    core__dependency_pep695__fn
    core__dependency_wrapped
    core__dependency_yield_scope
    core__dependency_yield_scope__2
    core__dependency_yield_scope_websockets
    core__repeated_dependency_schema
    core__response_dependency__fn
    core__stringified_annotation_dependency__fn
}
