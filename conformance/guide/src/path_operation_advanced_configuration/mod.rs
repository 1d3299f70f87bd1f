//! Rarer keys of a handler.

conformance_runner::apps! {
    path_operation_advanced_configuration__tutorial001
    path_operation_advanced_configuration__tutorial002
    path_operation_advanced_configuration__tutorial003
    path_operation_advanced_configuration__tutorial005
    path_operation_advanced_configuration__tutorial007
}
