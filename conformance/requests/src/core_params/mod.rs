//! Path, query, header and cookie parameters.

mod parameter_models;

conformance_runner::apps! {
    core__allow_inf_nan_in_enforcing
    core__ambiguous_params
    core__annotated__2
    core__enforce_once_required_parameter
    core__header_cookie_alias_choices
    core__header_cookie_alias_choices__2
    core__header_cookie_alias_choices__4
    core__header_cookie_optional_models__2
    core__header_cookie_optional_models__3
    core__header_cookie_optional_models__4
    core__main
    core__multi_query_errors
    core__multiple_parameter_models__2
    core__multiple_parameter_models__3
    core__multiple_parameter_models__7
    core__multiple_parameter_models__8
    core__param_class
    core__param_include_in_schema
    core__parameter_extraction__1
    core__path_alias_choices
    core__path_alias_choices__1
    core__path_alias_choices__2
    core__path_alias_choices__3
    core__query_alias_choices
    core__query_alias_choices__1
    core__query_alias_choices__2
    core__query_alias_choices__3
    core__query_alias_choices__4
    core__query_optional_models__1
    core__query_optional_models__3
    core__query_optional_models__4
    core__regex_deprecated_params__fn
    core__repeated_parameter_alias
    core__request_param_model_by_alias
    core__request_param_model_by_alias__fn
}
