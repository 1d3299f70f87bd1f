//! Bytes, plain and encoded.

specs! {
    bytes_plain: value [] { ByteString }
    bytes_len_2_5: value [min_length = 2, max_length = 5] { ByteString }
    bytes_strict: value [strict = true] { ByteString }
    base64_bytes: value [] { Base64<ByteString> }
    base64url_bytes: value [] { Base64Url<ByteString> }
    base64url_str: value [] { Base64Url<String> }
    bytes_base64_config: model [] {
        Payload;

        #[model(val_json_bytes = "base64", ser_json_bytes = "base64")]
        struct Payload {
            value: ByteString,
        }
    }
    bytes_hex_config: model [] {
        Payload;

        #[model(val_json_bytes = "hex", ser_json_bytes = "hex")]
        struct Payload {
            value: ByteString,
        }
    }
}
