//! A directory of files.

conformance_runner::apps! {
    static_files__tutorial001
}
