//! Several models of one thing.

conformance_runner::apps! {
    extra_models__tutorial002
    extra_models__tutorial003
    extra_models__tutorial004
    extra_models__tutorial005
}
