//! Bytes.

specs! {
    bytes_plain: value [] { ByteString }
    bytes_len_2_5: value [min_length = 2, max_length = 5] { ByteString }
    bytes_strict: value [strict = true] { ByteString }
}
