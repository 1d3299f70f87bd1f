//! The golden apps, written with Peregrine as a user would write them: a folder for each topic, a file for each app.

use crate::registry::Row;

mod recorded;

/// Declares the apps of a topic: a module of that name each, with a function `app`.
macro_rules! apps {
    ($($name:ident)*) => {
        $(
            #[allow(non_snake_case, reason = "the names are those of the golden files")]
            mod $name;
        )*

        /// The apps of this topic.
        pub(super) fn rows() -> Vec<crate::registry::Row> {
            vec![$((stringify!($name), || crate::in_process::serve($name::app()))),*]
        }
    };
}

/// Declares the topics.
macro_rules! topics {
    ($($topic:ident)*) => {
        $(mod $topic;)*

        /// Every app that is written so far.
        #[must_use]
        pub fn rows() -> Vec<Row> {
            let mut rows = Vec::new();
            $(rows.extend($topic::rows());)*
            rows
        }
    };
}

topics! {
    additional_responses
    additional_status_codes
    app_testing
    async_tests
    authentication_error_status_code
    background_tasks
    behind_a_proxy
    body
    body_fields
    body_multiple_params
    body_nested_models
    body_updates
    conditional_openapi
    configure_swagger_ui
    cookie_param_models
    cookie_params
    core_bodies
    core_dependencies
    core_errors
    core_forms
    core_openapi
    core_other
    core_params
    core_request_aliases
    core_request_params
    core_responses
    core_routing
    core_security
    cors
    custom_docs_ui
    custom_response
    dataclasses
    debugging
    dependencies
    dependency_testing
    encoder
    extending_openapi
    extra_data_types
    extra_models
    first_steps
    generate_clients
    handling_errors
    header_param_models
    header_params
    json_base64_bytes
    lab
    metadata
    middleware
    openapi_callbacks
    openapi_webhooks
    opentelemetry
    path_operation_advanced_configuration
    path_operation_configuration
    path_params
    path_params_numeric_validations
    query_param_models
    query_params
    query_params_str_validations
    request_body_limits
    request_form_models
    request_forms
    response_change_status_code
    response_cookies
    response_directly
    response_headers
    response_model
    response_status_code
    schema_extra_example
    security
    seed
    separate_openapi_schemas
    static_files
    strict_content_type
    sub_applications
    using_request_directly
    websockets
}
