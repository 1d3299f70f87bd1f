//! From the raw path of a request to text.

use std::borrow::Cow;

use http::Uri;

/// Where clients see an application: what stands before the paths of its routes.
#[derive(Debug, Clone, Default)]
pub(crate) struct RootPath {
    /// All of it: ASGI's `root_path`.
    whole: String,
    /// The beginning that a proxy cut off before the request came.
    cut_off: String,
    /// The rest, which is left out of paths where it stands.
    shown: String,
}

impl RootPath {
    /// The place of an application behind a proxy that cuts off the beginning of paths. What the application says of
    /// itself takes precedence, as in FastAPI.
    pub(crate) fn new(own: &str, cut_off: &str) -> Self {
        let whole = if own.is_empty() { cut_off } else { own };
        let shown = whole.strip_prefix(cut_off).unwrap_or_default();
        Self { whole: whole.to_owned(), cut_off: cut_off.to_owned(), shown: shown.to_owned() }
    }

    /// The place of an application that is mounted in this one.
    pub(crate) fn below(&self, own: &str, prefix: &str) -> Self {
        let whole = if own.is_empty() { format!("{}{prefix}", self.whole) } else { own.to_owned() };
        Self::new(&whole, &self.cut_off)
    }

    /// All of it.
    pub(crate) fn as_str(&self) -> &str {
        &self.whole
    }

    /// How much of a path is to be left out.
    fn shown_length(&self, path: &str) -> usize {
        match path.strip_prefix(self.shown.as_str()) {
            Some(rest) if rest.is_empty() || rest.starts_with('/') => self.shown.len(),
            _ => 0,
        }
    }

    /// A path as the client knows it, given the one that came.
    pub(crate) fn seen<'p>(&self, path: &'p str) -> Cow<'p, str> {
        if self.cut_off.is_empty() { Cow::Borrowed(path) } else { Cow::Owned(format!("{}{path}", self.cut_off)) }
    }
}

/// The path of a request as routes see it: decoded, and without the root path. Borrows from the target if it can.
#[derive(Debug)]
pub(crate) struct DecodedPath {
    /// The path, if there was anything to decode.
    decoded: Option<String>,
    /// Where it starts behind the root path.
    start: usize,
}

impl DecodedPath {
    /// The path of a target. The root path is left out where it stands: a proxy may have cut it off already.
    pub(crate) fn new(uri: &Uri, root: &RootPath) -> Self {
        let decoded = decode_path(uri.path());
        let start = if root.shown.is_empty() { 0 } else { root.shown_length(&decoded) };
        let decoded = match decoded {
            Cow::Borrowed(_) => None,
            Cow::Owned(path) => Some(path),
        };
        Self { decoded, start }
    }

    /// The text, given the target of which it was made.
    pub(crate) fn of<'p>(&'p self, uri: &'p Uri) -> &'p str {
        &self.whole(uri)[self.start..]
    }

    /// The path as it came, decoded.
    pub(crate) fn whole<'p>(&'p self, uri: &'p Uri) -> &'p str {
        self.decoded.as_deref().unwrap_or_else(|| uri.path())
    }

    /// What was left out.
    pub(crate) fn left_out<'p>(&'p self, uri: &'p Uri) -> &'p str {
        &self.whole(uri)[..self.start]
    }
}

/// Decodes a raw path as uvicorn does before routing.
///
/// Every escape of two hexadecimal digits becomes its byte, `%2F` a slash like any other; what only looks like an
/// escape stays; bytes that are no UTF-8 become U+FFFD. Borrows when there is nothing to decode.
pub(crate) fn decode_path(raw_path: &str) -> Cow<'_, str> {
    if has_escape(raw_path.as_bytes()) { Cow::Owned(decoded(raw_path)) } else { Cow::Borrowed(raw_path) }
}

/// Whether there is a percent sign. Paths are short: a search that gets ready for long texts first would cost more than
/// it saves.
fn has_escape(path: &[u8]) -> bool {
    const ONES: u64 = 0x0101_0101_0101_0101;
    let (chunks, rest) = path.as_chunks();
    // <https://graphics.stanford.edu/~seander/bithacks.html#ZeroInWord>
    let has = |chunk: &[u8; 8]| {
        let zero_where_same = u64::from_le_bytes(*chunk) ^ (ONES * u64::from(b'%'));
        zero_where_same.wrapping_sub(ONES) & !zero_where_same & (ONES << 7) != 0
    };
    chunks.iter().any(has) || rest.contains(&b'%')
}

fn decoded(raw_path: &str) -> String {
    let mut decoded = Vec::with_capacity(raw_path.len());
    let mut rest = raw_path.as_bytes();
    while let [byte, after @ ..] = rest {
        let escaped = match (byte, after) {
            (b'%', [high, low, ..]) => hex_value(*high).zip(hex_value(*low)),
            _ => None,
        };
        if let Some((high, low)) = escaped {
            decoded.push(high << 4 | low);
            rest = &after[2..];
        } else {
            decoded.push(*byte);
            rest = after;
        }
    }
    match String::from_utf8(decoded) {
        Ok(path) => path,
        Err(error) => String::from_utf8_lossy(error.as_bytes()).into_owned(),
    }
}

fn hex_value(digit: u8) -> Option<u8> {
    match digit {
        b'0'..=b'9' => Some(digit - b'0'),
        b'a'..=b'f' => Some(digit - b'a' + 10),
        b'A'..=b'F' => Some(digit - b'A' + 10),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn an_escape_is_seen_wherever_it_stands() {
        for length in 1..30 {
            for place in 0..length {
                let mut path = vec![b'a'; length];
                path[place] = b'$';
                assert!(!has_escape(&path));
                path[place] = b'%';
                assert!(has_escape(&path), "at {place} of {length}");
            }
        }
    }

    #[test]
    fn plain_paths_are_borrowed() {
        for path in ["", "/", "/a/b+c", "/é"] {
            assert!(matches!(decode_path(path), Cow::Borrowed(same) if same == path));
        }
    }

    #[test]
    fn root_path_is_left_out_where_it_stands() {
        let cases = [("/api/a", "/a"), ("/a", "/a"), ("/api", ""), ("/apis", "/apis"), ("/%61pi/%61?q=%61", "/a")];
        for (target, expected) in cases {
            let uri: Uri = target.parse().unwrap();
            assert_eq!(DecodedPath::new(&uri, &RootPath::new("/api", "")).of(&uri), expected, "{target}");
        }
    }

    #[test]
    fn what_a_proxy_cut_off_does_not_stand_in_the_path() {
        let root = RootPath::new("", "/api");
        let uri: Uri = "/api/a".parse().unwrap();
        assert_eq!((root.as_str(), DecodedPath::new(&uri, &root).of(&uri)), ("/api", "/api/a"));
        assert_eq!(root.seen("/a"), "/api/a");
        let mounted = root.below("", "/sub");
        let uri: Uri = "/sub/a".parse().unwrap();
        assert_eq!((mounted.as_str(), DecodedPath::new(&uri, &mounted).of(&uri)), ("/api/sub", "/a"));
        assert_eq!(DecodedPath::new(&uri, &mounted).left_out(&uri), "/sub");
        assert_eq!(root.below("/own", "/sub").as_str(), "/own");
    }

    #[test]
    fn escapes_become_bytes() {
        assert_eq!(decode_path("/a%2Fb%2fc"), "/a/b/c");
        assert_eq!(decode_path("/%E2%98%83%20%00"), "/☃ \0");
        assert_eq!(decode_path("/%2541"), "/%41");
        assert_eq!(decode_path("/a+b"), "/a+b");
    }

    #[test]
    fn what_only_looks_like_an_escape_stays() {
        for path in ["/%", "/%2", "/%zz", "/%2g", "/100%", "/%%", "/%é", "/%+1"] {
            assert_eq!(decode_path(path), path);
        }
        assert_eq!(decode_path("/%%41"), "/%A");
    }

    #[test]
    fn bytes_that_are_no_utf_8_are_replaced() {
        // The same number of replacement characters as Python's decoder makes.
        assert_eq!(decode_path("/%FF"), "/\u{FFFD}");
        assert_eq!(decode_path("/a%FFb%E2%98"), "/a\u{FFFD}b\u{FFFD}");
        assert_eq!(decode_path("/%ED%A0%80"), "/\u{FFFD}\u{FFFD}\u{FFFD}");
        assert_eq!(decode_path("/%C3é"), "/\u{FFFD}é");
    }

    proptest! {
        #[test]
        fn escaped_text_comes_back(text in ".*") {
            let escaped: String = text.bytes().map(|byte| format!("%{byte:02x}")).collect();
            prop_assert_eq!(decode_path(&escaped), text);
        }

        #[test]
        fn any_text_is_decoded(text in "[/%0-9a-fA-Fxé]*") {
            prop_assert!(decode_path(&text).len() <= text.len() * 3);
        }
    }
}
