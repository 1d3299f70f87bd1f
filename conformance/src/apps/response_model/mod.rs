//! The type that a handler returns is the model of its answer.

apps! {
    response_model__tutorial001
    response_model__tutorial001_01
    response_model__tutorial002
    response_model__tutorial003_02
    response_model__tutorial003_05
}
