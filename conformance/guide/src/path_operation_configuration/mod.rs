//! What the document says of an operation.

conformance_runner::apps! {
    path_operation_configuration__tutorial002
    path_operation_configuration__tutorial002b
    path_operation_configuration__tutorial003
    path_operation_configuration__tutorial004
    path_operation_configuration__tutorial005
}
