//! Further answers in the document.

conformance_runner::apps! {
    additional_responses__tutorial001
    additional_responses__tutorial002
    additional_responses__tutorial004
}
