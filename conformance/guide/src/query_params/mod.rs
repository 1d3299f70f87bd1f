//! Parameters of the query.

conformance_runner::apps! {
    query_params__tutorial001
    query_params__tutorial003
    query_params__tutorial004
    query_params__tutorial005
}
