use std::collections::VecDeque;
use std::fs;
use std::io::{self, Read as _, Seek as _};
use std::ops::Range;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use http_body::{Body as HttpBody, Frame, SizeHint};
use tokio::task::JoinHandle;

use super::opened::PIECE_BYTES;
use crate::body::BoxError;

/// What a body is made of.
#[derive(Debug)]
pub(super) enum Piece {
    /// These bytes.
    Text(Bytes),
    /// These bytes of the file.
    Part(Range<u64>),
}

impl Piece {
    pub(super) fn len(&self) -> u64 {
        match self {
            Self::Text(bytes) => bytes.len() as u64,
            Self::Part(range) => range.end - range.start,
        }
    }
}

/// A file on its way to the client, read a piece at a time, off the threads that serve.
#[derive(Debug)]
pub(super) struct FileStream {
    /// `None` while it is read.
    file: Option<fs::File>,
    reading: Option<JoinHandle<(fs::File, io::Result<Vec<u8>>)>>,
    pieces: VecDeque<Piece>,
    bytes_left: u64,
}

impl FileStream {
    pub(super) fn new(file: fs::File, pieces: Vec<Piece>, length: u64) -> Self {
        Self { file: Some(file), reading: None, pieces: pieces.into(), bytes_left: length }
    }

    /// The next bytes of a piece of text, or a read that was begun.
    fn next(&mut self) -> Option<Bytes> {
        while let Some(piece) = self.pieces.front_mut() {
            match piece {
                Piece::Text(bytes) => {
                    let bytes = std::mem::take(bytes);
                    self.pieces.pop_front();
                    return Some(bytes);
                }
                Piece::Part(range) if range.is_empty() => drop(self.pieces.pop_front()),
                Piece::Part(range) => {
                    let file = self.file.take()?;
                    let (start, length) = (range.start, (range.end - range.start).min(PIECE_BYTES as u64));
                    self.reading = Some(tokio::task::spawn_blocking(move || read(file, start, length)));
                    return None;
                }
            }
        }
        None
    }
}

fn read(mut file: fs::File, start: u64, length: u64) -> (fs::File, io::Result<Vec<u8>>) {
    let mut bytes = Vec::with_capacity(length as usize);
    let result = file
        .seek(io::SeekFrom::Start(start))
        .and_then(|_| file.by_ref().take(length).read_to_end(&mut bytes))
        .and_then(|_| if bytes.is_empty() { Err(io::ErrorKind::UnexpectedEof.into()) } else { Ok(bytes) });
    (file, result)
}

impl HttpBody for FileStream {
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        let this = &mut *self;
        loop {
            if let Some(reading) = &mut this.reading {
                let joined = ready!(Pin::new(reading).poll(context));
                this.reading = None;
                let bytes = match joined {
                    Ok((file, Ok(bytes))) => {
                        this.file = Some(file);
                        Bytes::from(bytes)
                    }
                    // A file that became shorter ends the connection, for its length was announced.
                    Ok((_, Err(error))) => return Poll::Ready(Some(Err(error.into()))),
                    Err(error) => return Poll::Ready(Some(Err(error.into()))),
                };
                if let Some(Piece::Part(range)) = this.pieces.front_mut() {
                    range.start += bytes.len() as u64;
                }
                this.bytes_left -= bytes.len() as u64;
                return Poll::Ready(Some(Ok(Frame::data(bytes))));
            }
            if let Some(bytes) = this.next() {
                this.bytes_left -= bytes.len() as u64;
                return Poll::Ready(Some(Ok(Frame::data(bytes))));
            }
            if this.reading.is_none() {
                return Poll::Ready(None);
            }
        }
    }

    fn is_end_stream(&self) -> bool {
        self.bytes_left == 0
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.bytes_left)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Body;

    fn large_file() -> (std::path::PathBuf, Vec<u8>) {
        let content: Vec<u8> = (0..3 * PIECE_BYTES + 5).map(|place| (place % 251) as u8).collect();
        let name = format!("peregrine-{}-{}", std::process::id(), crate::random::bytes()[0]);
        let path = std::env::temp_dir().join(name);
        fs::write(&path, &content).unwrap();
        (path, content)
    }

    #[tokio::test]
    async fn large_file_is_sent_in_pieces() {
        let (path, content) = large_file();
        let file = fs::File::open(&path).unwrap();
        fs::remove_file(&path).unwrap();
        let (first, second) = (1..PIECE_BYTES as u64 + 2, 2 * PIECE_BYTES as u64..content.len() as u64);
        let text = Bytes::from_static(b"--");
        let pieces = vec![Piece::Part(first.clone()), Piece::Text(text), Piece::Part(second.clone())];
        let length = pieces.iter().map(Piece::len).sum();
        let body = Body::stream(FileStream::new(file, pieces, length));
        assert_eq!(body.size_hint().exact(), Some(length));
        let sent = body.collect_limited(usize::MAX).await.unwrap();
        let expected = [&content[1..PIECE_BYTES + 2], b"--", &content[2 * PIECE_BYTES..]].concat();
        assert!(sent == expected);
    }

    #[tokio::test]
    async fn file_that_became_shorter_breaks_the_body_off() {
        let (path, content) = large_file();
        let file = fs::File::open(&path).unwrap();
        fs::remove_file(&path).unwrap();
        let length = content.len() as u64 + 1;
        let body = Body::stream(FileStream::new(file, vec![Piece::Part(0..length)], length));
        assert!(body.collect_limited(usize::MAX).await.is_err());
    }
}
