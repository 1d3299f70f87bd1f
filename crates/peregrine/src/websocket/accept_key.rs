//! The answer to a client's key, by which it knows that a server of WebSockets answers (RFC 6455, section 4.2.2).

use sha1_smol::Sha1;

use crate::{Base64, ByteString, Input, Kind as _};

/// What the protocol appends to each key.
const SUFFIX: &[u8] = b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

/// What a server answers to a key.
pub(super) fn accept_key(key: &[u8]) -> String {
    let hash = Sha1::from([key, SUFFIX].concat()).digest().bytes();
    Base64(ByteString::from(hash.to_vec())).to_encoded()
}

/// Whether a key is the Base64 of 16 bytes, as encoders write it.
pub(super) fn is_key(key: &str) -> bool {
    let input = Input::Str(key.into());
    let decoded = Base64::<ByteString>::validate_input(&input);
    decoded.is_ok_and(|bytes| bytes.len() == 16 && key.len() == 24)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_example_of_the_specification_holds() {
        assert_eq!(accept_key(b"dGhlIHNhbXBsZSBub25jZQ=="), "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
    }

    #[test]
    fn keys_are_sixteen_bytes() {
        assert!(is_key("dGhlIHNhbXBsZSBub25jZQ=="));
        for wrong in ["", "YWJj", "dGhlIHNhbXBsZSBub25jZ===", "dGhlIHNhbXBsZSBub25j!Q==", "dGhlIHNhbXBsZSBub25jZQ"] {
            assert!(!is_key(wrong), "{wrong}");
        }
    }
}
