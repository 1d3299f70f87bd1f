//! The parts of a `multipart/form-data` body, out of windows onto its bytes.
//!
//! It reads what `python-multipart` reads and refuses what that refuses, for the answers are told apart by clients:
//! a body that ends early is a form as far as it came, a preamble isn't overlooked, a part has few headers.

/// The longest boundary.
const BOUNDARY_BYTES_MAX: usize = 256;

/// How many headers a part may have.
const HEADERS_MAX: usize = 8;

/// How many bytes a header of a part may have, from its name to the end of its value.
const HEADER_BYTES_MAX: usize = 4096 + 128;

/// The body is no form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Malformed;

/// What was found next.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Event<'w> {
    /// A part begins.
    Begin,
    /// A header of the part.
    Header { name: &'w [u8], value: &'w [u8] },
    /// The headers of the part are complete.
    HeadersEnd,
    /// Bytes of the part. There can be several pieces.
    Data(&'w [u8]),
    /// The part is complete.
    End,
    /// Nothing more can be told without the bytes after the window: it must be extended. If there are none, the body
    /// ended here.
    More,
    /// The form is complete; what follows is no part of it.
    Finished,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    /// Before the first boundary.
    Start,
    /// After a line break before the first boundary: anything up to a dash is overlooked.
    Preamble,
    /// A part was found that isn't told yet.
    Begin,
    /// In the headers of a part, after that many.
    Headers(usize),
    Data,
    /// At a boundary that ends a part.
    Boundary,
    Finished,
}

/// Reads the parts of one body. It holds no bytes: the window that it is given begins where it stopped.
#[derive(Debug)]
pub(super) struct Reader {
    /// The line break before a boundary, the dashes and the boundary.
    delimiter: Vec<u8>,
    state: State,
}

impl Reader {
    /// Begins a body with that boundary.
    ///
    /// # Errors
    /// The boundary is too long.
    pub(super) fn new(boundary: &[u8]) -> Result<Self, Malformed> {
        if boundary.len() > BOUNDARY_BYTES_MAX {
            return Err(Malformed);
        }
        Ok(Self { delimiter: [b"\r\n--", boundary].concat(), state: State::Start })
    }

    /// The next event. What was read of the window is cut off.
    ///
    /// # Errors
    /// The body is no form.
    pub(super) fn next<'w>(&mut self, window: &mut &'w [u8]) -> Result<Event<'w>, Malformed> {
        match self.state {
            State::Start | State::Preamble => self.start(window),
            State::Begin => {
                self.state = State::Headers(0);
                Ok(Event::Begin)
            }
            State::Headers(count) => self.header(window, count),
            State::Data => self.data(window),
            State::Boundary => self.boundary(window),
            State::Finished => {
                *window = &[];
                Ok(Event::Finished)
            }
        }
    }

    /// Before the first boundary. Only line breaks may come first; after those, anything up to a dash.
    fn start<'w>(&mut self, window: &mut &'w [u8]) -> Result<Event<'w>, Malformed> {
        if matches!(window.first(), Some(b'\r' | b'\n')) {
            self.state = State::Preamble;
        }
        if self.state == State::Preamble {
            let dash = window.iter().position(|byte| *byte == b'-');
            *window = &window[dash.unwrap_or(window.len())..];
            if dash.is_none() {
                return Ok(Event::More);
            }
            self.state = State::Start;
        }
        let boundary = &self.delimiter[2..];
        let Some(rest) = window.strip_prefix(boundary) else {
            return if boundary.starts_with(window) { Ok(Event::More) } else { Err(Malformed) };
        };
        self.state = match rest {
            [b'\r', b'\n', ..] => State::Begin,
            [b'-', b'-', ..] => State::Finished,
            [] | [b'\r' | b'-'] => return Ok(Event::More),
            _ => return Err(Malformed),
        };
        *window = &rest[2..];
        self.next(window)
    }

    /// A line of the part's headers.
    fn header<'w>(&mut self, window: &mut &'w [u8], count: usize) -> Result<Event<'w>, Malformed> {
        match window {
            [] | [b'\r'] => return Ok(Event::More),
            [b'\r', b'\n', rest @ ..] => {
                *window = rest;
                self.state = State::Data;
                return Ok(Event::HeadersEnd);
            }
            _ if count == HEADERS_MAX => return Err(Malformed),
            _ => {}
        }
        let colon = window.iter().position(|byte| *byte == b':');
        let name = &window[..colon.unwrap_or(window.len())];
        if name.len() > HEADER_BYTES_MAX || !name.iter().copied().all(is_token_byte) {
            return Err(Malformed);
        }
        let Some(colon) = colon else { return Ok(Event::More) };
        let line = window.iter().position(|byte| *byte == b'\r');
        let end = line.unwrap_or(window.len());
        if name.is_empty() || end > HEADER_BYTES_MAX {
            return Err(Malformed);
        }
        match window.get(end + 1) {
            Some(b'\n') => {}
            Some(_) => return Err(Malformed),
            None => return Ok(Event::More),
        }
        let value = &window[colon + 1..end];
        let blank = value.iter().take_while(|byte| **byte == b' ').count();
        *window = &window[end + 2..];
        self.state = State::Headers(count + 1);
        Ok(Event::Header { name, value: &value[blank..] })
    }

    /// The bytes of a part up to a boundary, or as many as can't belong to one.
    fn data<'w>(&mut self, window: &mut &'w [u8]) -> Result<Event<'w>, Malformed> {
        let (end, next) = self.data_end(window);
        self.state = next;
        let (data, rest) = window.split_at(end);
        *window = rest;
        match (data, next) {
            ([], State::Boundary) => self.boundary(window),
            ([], _) => Ok(Event::More),
            _ => Ok(Event::Data(data)),
        }
    }

    /// Where the part's bytes end, and whether at a boundary.
    fn data_end(&self, window: &[u8]) -> (usize, State) {
        let mut from = 0;
        while let Some(at) = window[from..].iter().position(|byte| *byte == b'\r').map(|at| from + at) {
            let rest = &window[at..];
            let Some(after) = rest.strip_prefix(self.delimiter.as_slice()) else {
                if self.delimiter.starts_with(rest) {
                    return (at, State::Data);
                }
                from = at + 1;
                continue;
            };
            match after {
                [b'\r', b'\n', ..] | [b'-', b'-', ..] | [b' ' | b'\t', ..] => return (at, State::Boundary),
                [] | [b'\r' | b'-'] => return (at, State::Data),
                // It only begins like a boundary.
                _ => from = at + self.delimiter.len(),
            }
        }
        (window.len(), State::Data)
    }

    /// The boundary after a part, which was seen already, with the blanks after it.
    fn boundary<'w>(&mut self, window: &mut &'w [u8]) -> Result<Event<'w>, Malformed> {
        let after = window.get(self.delimiter.len()..).unwrap_or_default();
        let blank = after.iter().take_while(|byte| matches!(byte, b' ' | b'\t')).count();
        self.state = match &after[blank..] {
            [b'-', b'-', ..] if blank == 0 => State::Finished,
            [b'\r', b'\n', ..] => State::Begin,
            [] | [b'\r'] => return Ok(Event::More),
            _ => return Err(Malformed),
        };
        *window = &after[blank + 2..];
        Ok(Event::End)
    }
}

/// What the name of a header consists of.
fn is_token_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// What a body holds: for each complete part its headers and its bytes.
    type Parts = Vec<(Vec<(Vec<u8>, Vec<u8>)>, Vec<u8>)>;

    /// Reads a body that arrives in pieces which end at these places.
    fn read(body: &[u8], ends: &[usize]) -> Result<Parts, Malformed> {
        let mut reader = Reader::new(b"b")?;
        let (mut parts, mut part) = (Parts::new(), (Vec::new(), Vec::new()));
        let mut taken = 0;
        for end in ends.iter().copied().chain([body.len()]) {
            let mut window = &body[taken..end.max(taken)];
            loop {
                match reader.next(&mut window)? {
                    Event::Begin => part = (Vec::new(), Vec::new()),
                    Event::Header { name, value } => part.0.push((name.to_owned(), value.to_owned())),
                    Event::HeadersEnd => {}
                    Event::Data(data) => part.1.extend_from_slice(data),
                    Event::End => parts.push(std::mem::take(&mut part)),
                    Event::More | Event::Finished => break,
                }
            }
            taken = end.max(taken) - window.len();
        }
        Ok(parts)
    }

    fn texts(body: &str) -> Result<Vec<String>, Malformed> {
        let parts = read(body.as_bytes(), &[])?;
        Ok(parts.into_iter().map(|(_, data)| String::from_utf8(data).expect("the test sends text")).collect())
    }

    #[test]
    fn bodies_are_read_as_python_multipart_does() {
        for (body, expected) in [
            ("--b\r\nA: x\r\n\r\n1\r\n--b\r\n\r\n2\r\n--b--\r\nafter", vec!["1", "2"]),
            ("", vec![]),
            ("--b--", vec![]),
            ("--b\r\n\r\n\r\n--b--", vec![""]),
            ("--b\r\n\r\n--b\r\n--b--", vec!["--b"]),
            // What ends early is read as far as it came.
            ("--b\r\n\r\n1\r\n--b\r\n\r\n2", vec!["1"]),
            ("--b\r\n\r\n1\r\n--b", vec![]),
            ("--b\r\n\r\n1\r\n--b-", vec![]),
            ("--b\r\nA", vec![]),
            // Blanks may follow a boundary between parts.
            ("--b\r\n\r\n1\r\n--b \t\r\n\r\n2\r\n--b--", vec!["1", "2"]),
            // A line break may come first, and then anything.
            ("\r\npreamble\r\n--b\r\n\r\n1\r\n--b--", vec!["1"]),
            // What only begins like a boundary is data.
            ("--b\r\n\r\n1\r\n--bb\r\n--b-x\r\n--b\rx\r\r\n--b--", vec!["1\r\n--bb\r\n--b-x\r\n--b\rx\r"]),
        ] {
            assert_eq!(texts(body), Ok(expected.into_iter().map(str::to_owned).collect()), "{body:?}");
        }
    }

    #[test]
    fn malformed_bodies_are_refused() {
        let many = format!("--b\r\n{}\r\n1", "A: x\r\n".repeat(HEADERS_MAX + 1));
        let long = format!("--b\r\nA: {}\r\n\r\n1", "x".repeat(HEADER_BYTES_MAX - 2));
        for body in [
            "preamble\r\n--b\r\n\r\n1\r\n--b--",
            "\r\n-b",
            "--c",
            "--b \r\n",
            "--b-x",
            "--b\r\nA B: x\r\n",
            "--b\r\n: x\r\n",
            "--b\r\nA: x\rB",
            "--b\r\n\rx",
            "--b\r\n\r\n1\r\n--b x",
            many.as_str(),
            long.as_str(),
        ] {
            assert_eq!(texts(body), Err(Malformed), "{body:?}");
        }
        let most = format!("--b\r\n{}\r\n1\r\n--b--", "A: x\r\n".repeat(HEADERS_MAX));
        let longest = format!("--b\r\nA: {}\r\n\r\n1\r\n--b--", "x".repeat(HEADER_BYTES_MAX - 3));
        assert_eq!((texts(&most), texts(&longest)), (Ok(vec!["1".to_owned()]), Ok(vec!["1".to_owned()])));
        assert!(
            Reader::new(&[b'b'; BOUNDARY_BYTES_MAX]).is_ok() && Reader::new(&[b'b'; BOUNDARY_BYTES_MAX + 1]).is_err()
        );
    }

    /// Bodies of which most are forms, or nearly.
    fn body() -> impl Strategy<Value = Vec<u8>> {
        let words = ["--b", "\r\n", "\r", "\n", "-", "--", " ", "b", "A: x", ":", "x", "\r\n--b\r\n\r\n", "\r\n--b--"];
        let words = prop::collection::vec(prop::sample::select(words.to_vec()), 0..24);
        (any::<bool>(), words).prop_map(|(begins, words)| {
            let start = if begins { "--b\r\nA: x\r\n\r\n" } else { "" };
            [start, &words.concat()].concat().into_bytes()
        })
    }

    proptest! {
        #[test]
        fn pieces_make_no_difference(body in body(), mut ends in prop::collection::vec(0_usize..200, 0..8)) {
            ends.sort_unstable();
            ends.retain(|end| *end <= body.len());
            prop_assert_eq!(read(&body, &ends), read(&body, &[]));
        }

        #[test]
        fn any_data_comes_back(data in prop::collection::vec(prop::collection::vec(any::<u8>(), 0..40), 0..4)) {
            let mut body = Vec::new();
            for data in &data {
                body.extend_from_slice(b"--b\r\nA: x\r\n\r\n");
                body.extend_from_slice(data);
                body.extend_from_slice(b"\r\n");
            }
            body.extend_from_slice(b"--b--\r\n");
            let is_free = !data.iter().any(|data| data.windows(5).any(|window| window == b"\r\n--b"));
            prop_assume!(is_free);
            let parts = read(&body, &[]).expect("a form is read");
            prop_assert_eq!(parts.into_iter().map(|(_, data)| data).collect::<Vec<_>>(), data);
        }
    }
}
