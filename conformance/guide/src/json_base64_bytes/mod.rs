//! Bytes that travel as Base64.

conformance_runner::apps! {
    json_base64_bytes__tutorial001
}
