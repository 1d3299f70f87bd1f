//! What is accepted and what is given, described apart or not.

conformance_runner::apps! {
    separate_openapi_schemas__tutorial001
    separate_openapi_schemas__tutorial002
}
