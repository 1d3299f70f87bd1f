use std::io::Write;

use flate2::Compression;
use flate2::write::GzEncoder;

/// Compresses as `Content-Encoding: gzip` has it: <https://www.rfc-editor.org/rfc/rfc1952>.
///
/// ```
/// let document = br#"{"openapi": "3.1.0", "info": {"title": "Shop"}, "paths": {}}"#.repeat(9);
/// let packed = peregrine_openapi::gzip(&document);
/// assert!(packed.len() < document.len() && packed.starts_with(&[0x1f, 0x8b]));
/// ```
#[must_use]
pub fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).and_then(|()| encoder.finish()).expect("memory takes all that is written")
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use flate2::read::GzDecoder;

    use super::*;

    #[test]
    fn packed_bytes_come_back() {
        let bytes: Vec<u8> = (0..5000_u32).map(|number| (number % 97) as u8).collect();
        let mut unpacked = Vec::new();
        GzDecoder::new(gzip(&bytes).as_slice()).read_to_end(&mut unpacked).unwrap();
        assert_eq!(unpacked, bytes);
    }
}
