//! Several parameters of the body.

conformance_runner::apps! {
    body_multiple_params__tutorial001
    body_multiple_params__tutorial002
    body_multiple_params__tutorial004
}
