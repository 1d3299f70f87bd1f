//! Parameters of the Swagger UI.

conformance_runner::apps! {
    configure_swagger_ui__tutorial002
    configure_swagger_ui__tutorial003
}
