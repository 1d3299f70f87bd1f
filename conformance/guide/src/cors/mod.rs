//! Pages of other origins.

conformance_runner::apps! {
    cors__tutorial001
}
