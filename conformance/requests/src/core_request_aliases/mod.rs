//! Required, optional and repeated parameters of every place, with an alias, a validation alias and both.

conformance_runner::apps! {
    core__request_params_body_list
    core__request_params_body_optional_str
    core__request_params_body_required_str
    core__request_params_cookie_required_str
    core__request_params_header_optional_str
    core__request_params_path_required_str
    core__request_params_query_list
    core__request_params_query_optional_list
    core__request_params_query_optional_str
    core__request_params_query_required_str
}
