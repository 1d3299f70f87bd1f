//! A dataclass is a model.

apps! {
    dataclasses__tutorial001
    dataclasses__tutorial002
}
