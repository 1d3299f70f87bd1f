//! The cookies as a model.

conformance_runner::apps! {
    cookie_param_models__tutorial001
    cookie_param_models__tutorial002
}
