//! Pages of the application's own.

conformance_runner::apps! {
    custom_docs_ui__tutorial001
    custom_docs_ui__tutorial002
}
