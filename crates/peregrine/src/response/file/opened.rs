use std::fs;
use std::io::{self, Read as _};
use std::ops::Range;
use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

use bytes::{Bytes, BytesMut};
use http::header::{
    CONTENT_LENGTH, CONTENT_RANGE, CONTENT_TYPE, ETAG, HeaderName, HeaderValue, IF_RANGE, LAST_MODIFIED, RANGE,
};
use http::{HeaderMap, Method, StatusCode};

use super::range::{Asked, asked};
use super::stream::{FileStream, Piece};
use crate::response::{Response, text_response};
use crate::{Body, Error};

/// A file with at most so many bytes is read when it is opened; a larger one is read in pieces of this size.
pub(super) const PIECE_BYTES: usize = 64 * 1024;

/// A file that was opened, and what is known of it.
#[derive(Debug)]
pub(crate) struct Opened {
    content: Content,
    size: u64,
    modified: SystemTime,
}

#[derive(Debug)]
enum Content {
    Read(Bytes),
    Open(fs::File),
}

impl Opened {
    /// Opens a file, and reads it if it is small. Blocks.
    ///
    /// # Errors
    /// There is none, it is no file, or it must not be read.
    pub(crate) fn open(path: &Path) -> io::Result<Self> {
        let named = |error: io::Error| io::Error::new(error.kind(), format!("file `{}`: {error}", path.display()));
        let metadata = fs::metadata(path).map_err(named)?;
        // Looked at before it is opened: opening a pipe would wait for its writer.
        if !metadata.is_file() {
            return Err(named(io::Error::new(io::ErrorKind::InvalidInput, "is no file")));
        }
        let mut file = fs::File::open(path).map_err(named)?;
        let modified = metadata.modified().unwrap_or(UNIX_EPOCH).max(UNIX_EPOCH);
        if metadata.len() > PIECE_BYTES as u64 {
            return Ok(Self { content: Content::Open(file), size: metadata.len(), modified });
        }
        let mut bytes = Vec::with_capacity(PIECE_BYTES.min(metadata.len() as usize + 1));
        file.by_ref().take(PIECE_BYTES as u64).read_to_end(&mut bytes).map_err(named)?;
        Ok(Self { size: bytes.len() as u64, content: Content::Read(Bytes::from(bytes)), modified })
    }

    /// When it was changed.
    pub(crate) fn modified(&self) -> SystemTime {
        self.modified
    }

    /// What changes whenever the file does.
    pub(crate) fn etag(&self) -> String {
        let age = self.modified.duration_since(UNIX_EPOCH).unwrap_or_default();
        format!("\"{:x}-{:x}\"", age.as_nanos(), self.size)
    }

    /// Completes the answer to a request. It has the status, and the headers that don't need the file.
    pub(crate) fn complete(
        self,
        mut response: Response,
        method: &Method,
        request: &HeaderMap,
    ) -> Result<Response, Error> {
        let headers = response.headers_mut();
        set_default(headers, LAST_MODIFIED, HeaderValue::try_from(httpdate::fmt_http_date(self.modified))?);
        set_default(headers, ETAG, HeaderValue::try_from(self.etag())?);
        let is_head = method == Method::HEAD;
        match self.parts(&response, method, request) {
            Asked::Whole => {
                let (size, whole) = (self.size, 0..self.size);
                self.send(&mut response, vec![Piece::Part(whole)], size, is_head);
            }
            Asked::Parts(parts) if parts.len() == 1 => {
                let part = parts[0].clone();
                let range = format!("bytes {}-{}/{}", part.start, part.end - 1, self.size);
                response.headers_mut().insert(CONTENT_RANGE, HeaderValue::try_from(range)?);
                *response.status_mut() = StatusCode::PARTIAL_CONTENT;
                let length = part.end - part.start;
                self.send(&mut response, vec![Piece::Part(part)], length, is_head);
            }
            Asked::Parts(parts) => {
                let boundary = boundary();
                let pieces = multipart(&parts, &boundary, self.size, response.headers().get(CONTENT_TYPE));
                let content_type = format!("multipart/byteranges; boundary={boundary}");
                response.headers_mut().insert(CONTENT_TYPE, HeaderValue::try_from(content_type)?);
                *response.status_mut() = StatusCode::PARTIAL_CONTENT;
                let length = pieces.iter().map(Piece::len).sum();
                self.send(&mut response, pieces, length, is_head);
            }
            Asked::Malformed(reason) => return Ok(text_response(StatusCode::BAD_REQUEST, reason)),
            Asked::Unsatisfiable => {
                let mut refused = text_response(StatusCode::RANGE_NOT_SATISFIABLE, "");
                let range = HeaderValue::try_from(format!("bytes */{}", self.size))?;
                refused.headers_mut().insert(CONTENT_RANGE, range);
                return Ok(refused);
            }
        }
        Ok(response)
    }

    /// What the request asks for. Only a plain answer has parts, and only of the version that the client knows.
    fn parts(&self, response: &Response, method: &Method, request: &HeaderMap) -> Asked {
        let Some(range) = request.get(RANGE).filter(|_| response.status() == StatusCode::OK) else {
            return Asked::Whole;
        };
        if method != Method::GET && method != Method::HEAD {
            return Asked::Whole;
        }
        let known = |version: &HeaderValue| {
            let same = |name: HeaderName| response.headers().get(name) == Some(version);
            !version.as_bytes().starts_with(b"W/") && (same(LAST_MODIFIED) || same(ETAG))
        };
        if !request.get(IF_RANGE).is_none_or(known) {
            return Asked::Whole;
        }
        asked(&String::from_utf8_lossy(range.as_bytes()), self.size)
    }

    fn send(self, response: &mut Response, pieces: Vec<Piece>, length: u64, is_head: bool) {
        set_default(response.headers_mut(), CONTENT_LENGTH, HeaderValue::from(length));
        if response.status() == StatusCode::PARTIAL_CONTENT {
            response.headers_mut().insert(CONTENT_LENGTH, HeaderValue::from(length));
        }
        *response.body_mut() = match self.content {
            _ if is_head => Body::empty(),
            Content::Read(bytes) => Body::from(joined(&bytes, &pieces)),
            Content::Open(file) => Body::stream(FileStream::new(file, pieces, length)),
        };
    }
}

fn set_default(headers: &mut HeaderMap, name: HeaderName, value: HeaderValue) {
    headers.entry(name).or_insert(value);
}

/// The pieces of a file that was read already.
fn joined(bytes: &Bytes, pieces: &[Piece]) -> Bytes {
    let of = |range: &Range<u64>| bytes.slice(range.start as usize..range.end as usize);
    if let [Piece::Part(range)] = pieces {
        return of(range);
    }
    let mut joined = BytesMut::new();
    for piece in pieces {
        match piece {
            Piece::Text(text) => joined.extend_from_slice(text),
            Piece::Part(range) => joined.extend_from_slice(&of(range)),
        }
    }
    joined.freeze()
}

/// Several parts as one body: <https://www.rfc-editor.org/rfc/rfc9110#section-14.6>.
fn multipart(parts: &[Range<u64>], boundary: &str, size: u64, content_type: Option<&HeaderValue>) -> Vec<Piece> {
    let content_type = content_type.map(|value| String::from_utf8_lossy(value.as_bytes())).unwrap_or_default();
    let mut pieces = Vec::with_capacity(parts.len() * 3 + 1);
    for part in parts {
        let (start, last) = (part.start, part.end - 1);
        let head = format!(
            "--{boundary}\r\nContent-Type: {content_type}\r\nContent-Range: bytes {start}-{last}/{size}\r\n\r\n"
        );
        pieces.push(Piece::Text(Bytes::from(head)));
        pieces.push(Piece::Part(part.clone()));
        pieces.push(Piece::Text(Bytes::from_static(b"\r\n")));
    }
    pieces.push(Piece::Text(Bytes::from(format!("--{boundary}--"))));
    pieces
}

/// A line that no file has but by chance.
fn boundary() -> String {
    crate::random::bytes()[..13].iter().map(|byte| format!("{byte:02x}")).collect()
}
