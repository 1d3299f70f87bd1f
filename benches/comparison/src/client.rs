//! A client for HTTP/1.1 that can do no more than the comparison needs: connections that stay, bodies of known length.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::time::Duration;

/// How long an answer may take, below callgrind too.
const TIMEOUT: Duration = Duration::from_secs(120);

#[derive(Debug)]
pub(crate) struct Connection {
    stream: BufReader<TcpStream>,
}

#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) body: Vec<u8>,
}

impl Connection {
    pub(crate) fn open(port: u16) -> io::Result<Self> {
        let stream = TcpStream::connect(("127.0.0.1", port))?;
        stream.set_nodelay(true)?;
        stream.set_read_timeout(Some(TIMEOUT))?;
        Ok(Self { stream: BufReader::new(stream) })
    }

    /// Sends bytes as they are, in one write.
    pub(crate) fn send(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.stream.get_mut().write_all(bytes)
    }

    pub(crate) fn receive(&mut self) -> io::Result<Answer> {
        let first = self.line()?;
        let status = first.split(' ').nth(1).and_then(|status| status.parse().ok()).ok_or_else(broken)?;
        let mut length = None;
        loop {
            let line = self.line()?;
            if line.is_empty() {
                break;
            }
            let (name, value) = line.split_once(':').ok_or_else(broken)?;
            if name.eq_ignore_ascii_case("content-length") {
                length = value.trim().parse().ok();
            }
        }
        let mut body = vec![0; length.ok_or_else(broken)?];
        self.stream.read_exact(&mut body)?;
        Ok(Answer { status, body })
    }

    pub(crate) fn get(&mut self, target: &str) -> io::Result<Answer> {
        self.send(&request("GET", target, None))?;
        self.receive()
    }

    fn line(&mut self) -> io::Result<String> {
        let mut line = String::new();
        self.stream.read_line(&mut line)?;
        line.strip_suffix("\r\n").map(str::to_owned).ok_or_else(broken)
    }
}

fn broken() -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, "an answer without status, header lines or content length")
}

/// The bytes of a request, whose body is JSON.
pub(crate) fn request(method: &str, target: &str, body: Option<&str>) -> Vec<u8> {
    let mut text = format!("{method} {target} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept-Encoding: identity\r\n");
    if let Some(body) = body {
        text.push_str(&format!("Content-Type: application/json\r\nContent-Length: {}\r\n", body.len()));
    }
    text.push_str("\r\n");
    text.push_str(body.unwrap_or_default());
    text.into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a connection receives from a server that sends `bytes`.
    fn received(bytes: &'static [u8]) -> io::Result<Answer> {
        let listener = std::net::TcpListener::bind(("127.0.0.1", 0))?;
        let mut connection = Connection::open(listener.local_addr()?.port())?;
        listener.accept()?.0.write_all(bytes)?;
        connection.receive()
    }

    #[test]
    fn answers_are_read_to_their_length() {
        let answer = received(b"HTTP/1.1 201 Created\r\nContent-Length: 2\r\n\r\n{}more").unwrap();
        assert_eq!((answer.status, answer.body), (201, b"{}".to_vec()));
    }

    #[test]
    fn broken_answers_are_errors() {
        for bytes in [
            &b""[..],
            b"HTTP/1.1 200 OK\r\n\r\n",
            b"HTTP/1.1\r\n\r\n",
            b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{",
        ] {
            assert!(received(bytes).is_err());
        }
    }

    #[test]
    fn bodies_are_announced() {
        let text = String::from_utf8(request("POST", "/items", Some("{}"))).unwrap();
        assert!(text.ends_with("Content-Length: 2\r\n\r\n{}"));
        assert!(request("GET", "/", None).ends_with(b"identity\r\n\r\n"));
    }
}
