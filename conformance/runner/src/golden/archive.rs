//! Reads and writes gzipped tar archives of JSON files: the ustar fields that files need, and no others.
//!
//! What is written depends on the files alone (no times, no owners), so that packing twice gives the same bytes.

use std::io::{self, Read, Write};

use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;

use super::GoldenFile;

/// Tar's unit.
const BLOCK: usize = 512;

/// The longest name that fits the header without a prefix.
const NAME_BYTES_MAX: usize = 100;

/// The JSON files of an archive, named without folder and extension.
pub(super) fn read(packed: impl Read) -> io::Result<Vec<GoldenFile>> {
    let mut bytes = Vec::new();
    GzDecoder::new(packed).read_to_end(&mut bytes)?;
    let mut rest = bytes.as_slice();
    let mut files = Vec::new();
    while let Some((header, after)) = rest.split_at_checked(BLOCK) {
        if header[0] == 0 {
            break;
        }
        let size = octal(&header[124..136])?;
        let padded = size.next_multiple_of(BLOCK).min(after.len());
        let content = after.get(..size).ok_or_else(|| damaged("a member is cut off"))?;
        let path = until_nul(&header[..NAME_BYTES_MAX])?;
        let name = path.rsplit('/').next().unwrap_or(path);
        if let Some(name) = name.strip_suffix(".json") {
            files.push(GoldenFile { name: name.to_owned(), bytes: content.to_vec() });
        }
        rest = &after[padded..];
    }
    Ok(files)
}

/// Writes the files as members of `folder`.
pub(super) fn write(out: impl Write, folder: &str, files: &[GoldenFile]) -> io::Result<()> {
    let mut out = GzEncoder::new(out, Compression::best());
    for file in files {
        out.write_all(&header(&format!("{folder}/{}.json", file.name), file.bytes.len())?)?;
        out.write_all(&file.bytes)?;
        out.write_all(&vec![0; file.bytes.len().next_multiple_of(BLOCK) - file.bytes.len()])?;
    }
    out.write_all(&[0; 2 * BLOCK])?;
    out.finish()?.flush()
}

fn header(path: &str, size: usize) -> io::Result<[u8; BLOCK]> {
    if path.len() > NAME_BYTES_MAX {
        return Err(damaged("a name is longer than 100 bytes"));
    }
    let mut header = [0; BLOCK];
    let mut put = |at: usize, text: &str| header[at..at + text.len()].copy_from_slice(text.as_bytes());
    put(0, path);
    put(100, "0000644\0");
    put(108, "0000000\0");
    put(116, "0000000\0");
    put(124, &format!("{size:011o}\0"));
    put(136, "00000000000\0");
    // The checksum counts its own field as spaces.
    put(148, "        ");
    put(156, "0");
    put(257, "ustar\x0000");
    let sum: u32 = header.iter().map(|byte| u32::from(*byte)).sum();
    header[148..156].copy_from_slice(format!("{sum:06o}\0 ").as_bytes());
    Ok(header)
}

fn until_nul(field: &[u8]) -> io::Result<&str> {
    let end = field.iter().position(|byte| *byte == 0).unwrap_or(field.len());
    std::str::from_utf8(&field[..end]).map_err(|_| damaged("a name is not UTF-8"))
}

fn octal(field: &[u8]) -> io::Result<usize> {
    let text = until_nul(field)?.trim();
    usize::from_str_radix(text, 8).map_err(|_| damaged("a size is not a number"))
}

fn damaged(reason: &str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, reason)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(name: &str, size: usize) -> GoldenFile {
        GoldenFile { name: name.to_owned(), bytes: vec![b'x'; size] }
    }

    #[test]
    fn what_is_written_is_read() {
        let files = [file("a", 0), file("b", 512), file("c", 513)];
        let mut packed = Vec::new();
        write(&mut packed, "types", &files).unwrap();
        let read = read(packed.as_slice()).unwrap();
        assert_eq!(read.len(), 3);
        assert!(read.iter().zip(&files).all(|(a, b)| a.name == b.name && a.bytes == b.bytes));
    }

    #[test]
    fn damage_is_an_error() {
        let mut packed = Vec::new();
        write(&mut packed, "types", &[file("a", 5_000)]).unwrap();
        assert!(read(&packed[..packed.len() / 2]).is_err());
        assert!(write(Vec::new(), "types", &[file(&"a".repeat(100), 1)]).is_err());
    }
}
