//! Pages of the application's own.

apps! {
    custom_docs_ui__tutorial001
    custom_docs_ui__tutorial002
}
