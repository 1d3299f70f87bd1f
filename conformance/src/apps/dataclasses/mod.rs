//! A dataclass is a model.

apps! {
    dataclasses__tutorial002
}
