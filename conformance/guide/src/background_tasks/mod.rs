//! Work after the answer.

conformance_runner::apps! {
    background_tasks__tutorial002
}
