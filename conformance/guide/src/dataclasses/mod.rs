//! A dataclass is a model.

conformance_runner::apps! {
    dataclasses__tutorial001
    dataclasses__tutorial002
}
