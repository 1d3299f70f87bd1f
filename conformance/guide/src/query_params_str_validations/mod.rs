//! Constraints of text in the query.

conformance_runner::apps! {
    query_params_str_validations__tutorial001
    query_params_str_validations__tutorial003
    query_params_str_validations__tutorial004
    query_params_str_validations__tutorial005
    query_params_str_validations__tutorial006
    query_params_str_validations__tutorial007
    query_params_str_validations__tutorial008
    query_params_str_validations__tutorial009
    query_params_str_validations__tutorial010
    query_params_str_validations__tutorial011
    query_params_str_validations__tutorial014
}
