//! FastAPI's own tests of the document.

mod unique_ids;

conformance_runner::apps! {
    core__generate_unique_id_function__2
    core__generate_unique_id_function__3
    core__generate_unique_id_function__4
    core__custom_swagger_ui_redirect
    core__duplicate_models_openapi
    core__no_swagger_ui_redirect
    core__openapi_examples
    core__openapi_route_extensions
    core__openapi_separate_input_output_schemas__fn
    core__openapi_servers
    core__schema_compat_pydantic_v2__fn
    core__schema_extra_examples__fn
    core__sub_callbacks
}
