//! Parameters of the path.

conformance_runner::apps! {
    path_params__tutorial001
    path_params__tutorial002
    path_params__tutorial003
    path_params__tutorial003b
    path_params__tutorial004
}
