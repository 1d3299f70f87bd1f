//! A line for each answered request on standard output, in uvicorn's form.
//!
//! Each line is one write, so that lines of several threads do not mix and a crash loses none. A pipe that nobody
//! empties stops the server, as it stops every program that writes to it.

use std::cell::RefCell;
use std::io::{IsTerminal, Write};

use http::{Method, Request, StatusCode, Uri, Version};

use super::Peer;
use super::console::colour_allowed;

/// How access lines look. Where the log is off there is no value of this type.
#[derive(Clone, Copy, Debug)]
pub(super) struct AccessLog {
    coloured: bool,
}

/// What a line says of a request, kept while the handler has it.
pub(super) struct RequestLine {
    method: Method,
    uri: Uri,
    version: Version,
}

impl RequestLine {
    pub(super) fn of<B>(request: &Request<B>) -> Self {
        Self { method: request.method().clone(), uri: request.uri().clone(), version: request.version() }
    }
}

thread_local! {
    /// The line in the making: its memory is kept from request to request.
    static LINE: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

impl AccessLog {
    pub(super) fn to_stdout() -> Self {
        Self { coloured: std::io::stdout().is_terminal() && colour_allowed() }
    }

    pub(super) fn write(self, peer: Peer, request: &RequestLine, status: StatusCode) {
        LINE.with_borrow_mut(|line| {
            line.clear();
            // Writing to memory cannot fail.
            let _ = self.format(line, peer, request, status);
            // Nobody can be told that standard output is closed, and requests must go on.
            let _ = std::io::stdout().lock().write_all(line);
        });
    }

    fn format(self, line: &mut Vec<u8>, peer: Peer, request: &RequestLine, status: StatusCode) -> std::io::Result<()> {
        let [green, bold, reset] = if self.coloured { ["\x1b[32m", "\x1b[1m", "\x1b[0m"] } else { [""; 3] };
        write!(line, "{green}INFO{reset}:     {} - \"{bold}{} ", peer.address(), request.method)?;
        write_target(line, &request.uri)?;
        let colour = if self.coloured { status_colour(status) } else { "" };
        let phrase = status.canonical_reason().unwrap_or("");
        writeln!(line, " {:?}{reset}\" {colour}{} {phrase}{reset}", request.version, status.as_str())
    }
}

/// Writes path and query; what could end the quoted part, or steer a terminal, is escaped.
fn write_target(line: &mut Vec<u8>, uri: &Uri) -> std::io::Result<()> {
    let target = match (uri.path_and_query(), uri.authority()) {
        (Some(path_and_query), _) => path_and_query.as_str(),
        (None, Some(authority)) => authority.as_str(),
        (None, None) => "",
    };
    for byte in target.bytes() {
        if byte.is_ascii_graphic() && byte != b'"' {
            line.push(byte);
        } else {
            write!(line, "%{byte:02X}")?;
        }
    }
    Ok(())
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
        let mut line = Vec::new();
        let status = StatusCode::from_u16(status).unwrap();
        AccessLog { coloured }.format(&mut line, peer, &RequestLine::of(&request), status).unwrap();
        String::from_utf8(line).unwrap()
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
