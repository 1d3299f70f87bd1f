//! Secrets.

specs! {
    secret_str: value [] { Secret<String> }
    secret_str_min_8: value [min_length = 8] { Secret<String> }
    secret_bytes: value [] { Secret<ByteString> }
}
