//! The headers as a model.

conformance_runner::apps! {
    header_param_models__tutorial001
    header_param_models__tutorial002
    header_param_models__tutorial004
}
