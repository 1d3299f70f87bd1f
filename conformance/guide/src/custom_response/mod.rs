//! Answers that are not JSON.

conformance_runner::apps! {
    custom_response__tutorial001
    custom_response__tutorial001b
    custom_response__tutorial002
    custom_response__tutorial003
    custom_response__tutorial004
    custom_response__tutorial005
    custom_response__tutorial006
    custom_response__tutorial006b
    custom_response__tutorial006c
    custom_response__tutorial009c
    custom_response__tutorial010
}
