//! A line for each answered request on standard output, in uvicorn's form.
//!
//! Each line is one write, so that lines of several threads do not mix and a crash loses none. A pipe that nobody
//! empties stops the server, as it stops every program that writes to it.

use std::io::{IsTerminal, Write};

use http::{Request, StatusCode, Uri, Version};

use super::Peer;
use super::console::colour_allowed;

/// How access lines look. Where the log is off there is no value of this type.
#[derive(Clone, Copy, Debug)]
pub(super) struct AccessLog {
    coloured: bool,
}

/// A line that lacks the status. It is begun before the handler takes the request, so that nothing of the request has
/// to be kept.
#[derive(Debug)]
pub(super) struct AccessLine {
    log: AccessLog,
    bytes: Vec<u8>,
}

/// Room for a line with a target of common length.
const LINE_BYTES: usize = 160;

impl AccessLog {
    pub(super) fn to_stdout() -> Self {
        Self { coloured: std::io::stdout().is_terminal() && colour_allowed() }
    }

    /// What each line of a peer starts with.
    pub(super) fn start_for(self, peer: Peer) -> String {
        let address = peer.address();
        if self.coloured {
            format!("\x1b[32mINFO\x1b[0m:     {address} - \"\x1b[1m")
        } else {
            format!("INFO:     {address} - \"")
        }
    }

    /// Begins the line of a request. Written without the formatting machinery, which would double its cost.
    pub(super) fn begin<B>(self, start: &str, request: &Request<B>) -> AccessLine {
        let mut bytes = Vec::with_capacity(LINE_BYTES);
        bytes.extend_from_slice(start.as_bytes());
        bytes.extend_from_slice(request.method().as_str().as_bytes());
        bytes.push(b' ');
        push_target(&mut bytes, request.uri());
        bytes.extend_from_slice(match request.version() {
            Version::HTTP_10 => b" HTTP/1.0",
            Version::HTTP_11 => b" HTTP/1.1",
            _ => b" HTTP/2",
        });
        AccessLine { log: self, bytes }
    }
}

impl AccessLine {
    pub(super) fn write(mut self, status: StatusCode) {
        self.finish(status);
        // Nobody can be told that standard output is closed, and requests must go on.
        let _ = std::io::stdout().lock().write_all(&self.bytes);
    }

    fn finish(&mut self, status: StatusCode) {
        let (reset, colour) = if self.log.coloured { ("\x1b[0m", status_colour(status)) } else { ("", "") };
        for part in [reset, "\" ", colour, status.as_str(), " ", status.canonical_reason().unwrap_or(""), reset, "\n"] {
            self.bytes.extend_from_slice(part.as_bytes());
        }
    }
}

/// Appends path and query; what could end the quoted part, or steer a terminal, is escaped.
fn push_target(line: &mut Vec<u8>, uri: &Uri) {
    let target = match (uri.path_and_query(), uri.authority()) {
        (Some(path_and_query), _) => path_and_query.as_str(),
        (None, Some(authority)) => authority.as_str(),
        (None, None) => "",
    };
    let is_plain = |byte: u8| byte.is_ascii_graphic() && byte != b'"';
    if target.bytes().all(is_plain) {
        return line.extend_from_slice(target.as_bytes());
    }
    for byte in target.bytes() {
        if is_plain(byte) {
            line.push(byte);
        } else {
            line.extend_from_slice(format!("%{byte:02X}").as_bytes());
        }
    }
}

fn status_colour(status: StatusCode) -> &'static str {
    match status.as_u16() / 100 {
        1 => "\x1b[97m",
        2 => "\x1b[32m",
        3 => "\x1b[33m",
        4 => "\x1b[31m",
        5 => "\x1b[91m",
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(coloured: bool, target: &str, status: u16) -> String {
        let request = Request::get(target).body(()).unwrap();
        let peer = Peer::new("127.0.0.1:51234".parse().unwrap());
        let log = AccessLog { coloured };
        let mut line = log.begin(&log.start_for(peer), &request);
        line.finish(StatusCode::from_u16(status).unwrap());
        String::from_utf8(line.bytes).unwrap()
    }

    #[test]
    fn line_has_uvicorns_form() {
        assert_eq!(line(false, "/items?q=1", 200), "INFO:     127.0.0.1:51234 - \"GET /items?q=1 HTTP/1.1\" 200 OK\n");
    }

    #[test]
    fn colours_stand_where_uvicorn_has_them() {
        assert_eq!(
            line(true, "/", 404),
            "\x1b[32mINFO\x1b[0m:     127.0.0.1:51234 - \"\x1b[1mGET / HTTP/1.1\x1b[0m\" \x1b[31m404 Not Found\x1b[0m\n"
        );
    }

    #[test]
    fn quotes_and_bytes_beyond_ascii_are_escaped() {
        assert!(line(false, "/a\"b/\u{9b}ü", 200).contains("GET /a%22b/%C2%9B%C3%BC HTTP"));
    }

    #[test]
    fn unknown_status_has_no_phrase() {
        assert!(line(false, "/", 299).ends_with("\" 299 \n"));
    }
}
