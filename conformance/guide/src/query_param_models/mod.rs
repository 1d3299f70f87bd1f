//! The query as a model.

conformance_runner::apps! {
    query_param_models__tutorial002
    query_param_models__tutorial003
}
