//! One model as the body, beside path and query.

conformance_runner::apps! {
    body__tutorial002
    body__tutorial003
}
