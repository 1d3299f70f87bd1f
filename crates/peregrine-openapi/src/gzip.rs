use miniz_oxide::deflate::compress_to_vec;

/// Compresses as `Content-Encoding: gzip` has it: <https://www.rfc-editor.org/rfc/rfc1952>.
///
/// ```
/// let document = br#"{"openapi": "3.1.0", "info": {"title": "Shop"}, "paths": {}}"#.repeat(9);
/// let packed = peregrine_openapi::gzip(&document);
/// assert!(packed.len() < document.len() && packed.starts_with(&[0x1f, 0x8b]));
/// ```
#[must_use]
pub fn gzip(bytes: &[u8]) -> Vec<u8> {
    // No name, no time, and an unknown operating system.
    let mut packed = vec![0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255];
    packed.extend_from_slice(&compress_to_vec(bytes, LEVEL));
    packed.extend_from_slice(&checksum(bytes).to_le_bytes());
    packed.extend_from_slice(&(bytes.len() as u32).to_le_bytes());
    packed
}

/// What `gzip` itself takes unless told otherwise.
const LEVEL: u8 = 6;

/// The CRC-32 of RFC 1952, section 8.
fn checksum(bytes: &[u8]) -> u32 {
    const TABLE: [u32; 256] = table();
    let step = |sum: u32, byte: &u8| TABLE[((sum ^ u32::from(*byte)) & 0xff) as usize] ^ (sum >> 8);
    !bytes.iter().fold(!0, step)
}

const fn table() -> [u32; 256] {
    let mut table = [0; 256];
    let mut index = 0;
    while index < 256 {
        let mut sum = index as u32;
        let mut bit = 0;
        while bit < 8 {
            sum = if sum & 1 == 1 { 0xedb8_8320 ^ (sum >> 1) } else { sum >> 1 };
            bit += 1;
        }
        table[index] = sum;
        index += 1;
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn checksum_is_that_of_the_specification() {
        assert_eq!(checksum(b"123456789"), 0xcbf4_3926);
    }

    #[test]
    fn packed_bytes_come_back() {
        let bytes: Vec<u8> = (0..5000_u32).map(|number| (number % 97) as u8).collect();
        let packed = gzip(&bytes);
        let unpacked = miniz_oxide::inflate::decompress_to_vec(&packed[10..packed.len() - 8]).unwrap();
        assert_eq!(unpacked, bytes);
        assert_eq!(packed[packed.len() - 4..], 5000_u32.to_le_bytes());
    }
}
