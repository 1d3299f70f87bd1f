//! Lists, sets, URLs and models in models.

conformance_runner::apps! {
    body_nested_models__tutorial001
    body_nested_models__tutorial002
    body_nested_models__tutorial003
    body_nested_models__tutorial004
    body_nested_models__tutorial006
    body_nested_models__tutorial008
}
