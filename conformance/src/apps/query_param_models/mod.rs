//! The query as a model.

apps! {
    query_param_models__tutorial002
    query_param_models__tutorial003
}
