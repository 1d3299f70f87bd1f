//! Error bodies and content types.

conformance_runner::apps! {
    core__exception_handlers
    core__strict_content_type_app_level__lax
    core__strict_content_type_nested__mixed
}
