//! Parameters with defaults, bounds and descriptions.

conformance_runner::apps! {
    core__request_param_model_by_alias
    core__request_params_body_nullable_and_defaults__1
    core__request_params_body_nullable_and_defaults__3
    core__request_params_body_nullable_and_defaults__4
    core__request_params_default_validation__2
    core__request_params_default_validation__3
    core__request_params_default_validation__5
    core__request_params_default_validation__6
    core__request_params_default_validation__7
    core__request_params_field_metadata
    core__request_params_field_metadata__2
    core__request_params_field_options__1
    core__request_params_field_options__2
    core__request_params_field_options__6
    core__request_params_field_options__7
    core__request_params_header_nullable_and_defaults
    core__request_params_header_nullable_and_defaults__1
    core__request_params_header_nullable_and_defaults__2
    core__request_params_header_nullable_and_defaults__3
    core__request_params_nullable_and_defaults__4
    core__request_params_nullable_and_defaults__5
    core__request_params_nullable_and_defaults__6
}
