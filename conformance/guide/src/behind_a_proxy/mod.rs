//! Applications behind a proxy.

conformance_runner::apps! {
    behind_a_proxy__tutorial001
    behind_a_proxy__tutorial001_01
    behind_a_proxy__tutorial001__root_path
    behind_a_proxy__tutorial002
}
