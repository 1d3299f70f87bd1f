//! What is accepted and what is given, described apart or not.

apps! {
    separate_openapi_schemas__tutorial001
    separate_openapi_schemas__tutorial002
}
