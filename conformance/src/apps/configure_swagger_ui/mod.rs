//! Parameters of the Swagger UI.

apps! {
    configure_swagger_ui__tutorial002
    configure_swagger_ui__tutorial003
}
