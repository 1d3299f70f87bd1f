//! The fields of a form.

conformance_runner::apps! {
    request_forms__tutorial001
    request_forms__tutorial002
}
