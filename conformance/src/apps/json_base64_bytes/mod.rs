//! Bytes that travel as Base64.

apps! {
    json_base64_bytes__tutorial001
}
