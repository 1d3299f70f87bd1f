//! An application that could be traced.

conformance_runner::apps! {
    opentelemetry__tutorial001
}
