//! Bounds of numbers in the path and in the query.

conformance_runner::apps! {
    path_params_numeric_validations__tutorial001
    path_params_numeric_validations__tutorial003
    path_params_numeric_validations__tutorial004
    path_params_numeric_validations__tutorial005
    path_params_numeric_validations__tutorial006
}
