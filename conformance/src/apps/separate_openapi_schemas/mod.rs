//! Schemas of what is taken and what is given.

apps! {
    separate_openapi_schemas__tutorial001
}
