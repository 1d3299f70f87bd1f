//! Answers of JSON lines.

conformance_runner::apps! {
    stream_json_lines__tutorial001
}
