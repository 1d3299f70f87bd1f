//! Answers of bytes and text that are sent while they are made.

conformance_runner::apps! {
    stream_data__tutorial001
}
