//! What client generators read.

conformance_runner::apps! {
    generate_clients__tutorial001
    generate_clients__tutorial002
}
