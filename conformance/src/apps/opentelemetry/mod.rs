//! An application that could be traced.

apps! {
    opentelemetry__tutorial001
}
