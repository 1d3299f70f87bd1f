//! Forms: fields, models of them, and what counts as absent.

conformance_runner::apps! {
    core__forms_multiple_models__1
    core__forms_multiple_models__2
    core__forms_multiple_models__3
    core__forms_multiple_models__4
    core__forms_multiple_unions__7
    core__forms_optional_models__1
    core__forms_optional_models__2
    core__forms_optional_models__3
    core__forms_optional_models__4
    core__forms_optional_models__6
    core__forms_optional_models__7
    core__forms_single_param
    core__json_type
    core__request_body_parameters_media_type__1
    core__request_body_parameters_media_type__2
    core__request_body_parameters_media_type__4
    core__request_params_default_validation__4
    core__request_params_field_options__4
    core__request_params_form_list
    core__request_params_form_nullable_and_defaults__1
    core__request_params_form_nullable_and_defaults__2
    core__request_params_form_nullable_and_defaults__4
    core__request_params_form_nullable_and_defaults__6
    core__request_params_form_nullable_and_defaults__7
    core__request_params_form_nullable_and_defaults__8
    core__request_params_form_optional_list
    core__request_params_form_optional_str
    core__request_params_form_required_str
    core__request_params_nullable_and_defaults__7
    core__tuples
    core__union_form_normalization
    core__union_forms
}
