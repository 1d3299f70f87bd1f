//! Answers that are written as a model.

conformance_runner::apps! {
    response_model__tutorial001
    response_model__tutorial001_01
    response_model__tutorial002
    response_model__tutorial003_02
    response_model__tutorial003_05
    response_model__tutorial005
    response_model__tutorial006
}
