//! Examples in schemas and in the document.

conformance_runner::apps! {
    schema_extra_example__tutorial001
    schema_extra_example__tutorial003
    schema_extra_example__tutorial005
}
