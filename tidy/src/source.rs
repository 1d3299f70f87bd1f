//! A Rust file taken apart: code without comments and literals, and comments alone.
//!
//! Both have the length and the lines of the file, what belongs to the other is blank. So a rule searches plain text, a
//! position found in one is valid in all, and an example in a string or a comment is never taken for code.

/// A Rust file taken apart.
#[derive(Debug)]
pub(crate) struct Source {
    /// The code; literals keep their quotes and lose their content.
    pub(crate) code: String,
    /// The comments, with their slashes.
    pub(crate) comments: String,
}

impl Source {
    pub(crate) fn split(text: &str) -> Self {
        let bytes = text.as_bytes();
        let (mut code, mut comments) = (blank(bytes), blank(bytes));
        let mut at = 0;
        while at < bytes.len() {
            let (kind, end) = token(bytes, at);
            match kind {
                Kind::Code => code[at..end].copy_from_slice(&bytes[at..end]),
                Kind::Comment => comments[at..end].copy_from_slice(&bytes[at..end]),
                Kind::Literal => {
                    code[at] = bytes[at];
                    code[end - 1] = bytes[end - 1];
                }
            }
            at = end;
        }
        let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
        Self { code: text(code), comments: text(comments) }
    }

    /// The positions at which `word` stands in the code as a word of its own.
    pub(crate) fn words<'a>(&'a self, word: &'a str) -> impl Iterator<Item = usize> + 'a {
        words(&self.code, word)
    }
}

/// The positions at which `word` stands in `text` as a word of its own.
pub(crate) fn words<'a>(text: &'a str, word: &'a str) -> impl Iterator<Item = usize> + 'a {
    let bytes = text.as_bytes();
    text.match_indices(word).map(|(at, _)| at).filter(move |&at| {
        let is_open = |byte: Option<&u8>| !byte.is_some_and(|byte| is_name(*byte));
        is_open(at.checked_sub(1).and_then(|before| bytes.get(before))) && is_open(bytes.get(at + word.len()))
    })
}

/// The number of the line that a position is in.
pub(crate) fn line(text: &str, at: usize) -> usize {
    1 + text.as_bytes()[..at].iter().filter(|byte| **byte == b'\n').count()
}

/// The name at the start of `text`, which may be empty.
pub(crate) fn name(text: &str) -> &str {
    &text[..text.bytes().position(|byte| !is_name(byte)).unwrap_or(text.len())]
}

enum Kind {
    Code,
    Comment,
    Literal,
}

fn is_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_' || byte >= 0x80
}

fn blank(bytes: &[u8]) -> Vec<u8> {
    bytes.iter().map(|byte| if *byte == b'\n' { b'\n' } else { b' ' }).collect()
}

/// What begins at `at`, and where it ends. Bytes of code come one at a time, except names, whose letters begin no
/// literal.
fn token(bytes: &[u8], at: usize) -> (Kind, usize) {
    let rest = &bytes[at..];
    match rest[0] {
        b'/' if rest.starts_with(b"//") => (Kind::Comment, at + length_until(rest, b'\n')),
        b'/' if rest.starts_with(b"/*") => (Kind::Comment, at + block_comment(rest)),
        b'"' => (Kind::Literal, at + quoted(rest, b'"')),
        b'\'' if is_character(rest) => (Kind::Literal, at + quoted(rest, b'\'')),
        byte if is_name(byte) => {
            let name = rest.iter().position(|byte| !is_name(*byte)).unwrap_or(rest.len());
            match raw_string(&rest[..name], &rest[name..]) {
                Some(length) => (Kind::Literal, at + name + length),
                None => (Kind::Code, at + name),
            }
        }
        _ => (Kind::Code, at + 1),
    }
}

fn length_until(rest: &[u8], end: u8) -> usize {
    rest.iter().position(|byte| *byte == end).unwrap_or(rest.len())
}

fn block_comment(rest: &[u8]) -> usize {
    let (mut at, mut depth) = (0, 0);
    while at < rest.len() {
        if rest[at..].starts_with(b"/*") {
            depth += 1;
            at += 2;
        } else if rest[at..].starts_with(b"*/") {
            depth -= 1;
            at += 2;
            if depth == 0 {
                break;
            }
        } else {
            at += 1;
        }
    }
    at
}

fn quoted(rest: &[u8], quote: u8) -> usize {
    let mut at = 1;
    while at < rest.len() && rest[at] != quote {
        at += if rest[at] == b'\\' { 2 } else { 1 };
    }
    rest.len().min(at + 1)
}

/// Tells a character from a lifetime: it is escaped, or a quote follows after one character.
fn is_character(rest: &[u8]) -> bool {
    let Some(&first) = rest.get(1) else { return false };
    let width = match first {
        0..0x80 => 1,
        0x80..0xE0 => 2,
        0xE0..0xF0 => 3,
        0xF0.. => 4,
    };
    first == b'\\' || rest.get(1 + width) == Some(&b'\'')
}

fn raw_string(prefix: &[u8], rest: &[u8]) -> Option<usize> {
    if ![&b"r"[..], b"br", b"cr"].contains(&prefix) {
        return None;
    }
    let hashes = rest.iter().take_while(|byte| **byte == b'#').count();
    if rest.get(hashes) != Some(&b'"') {
        return None;
    }
    let end = [b"\"", &rest[..hashes]].concat();
    let content = hashes + 1;
    let length = rest[content..].windows(end.len()).position(|window| window == end);
    Some(length.map_or(rest.len(), |length| content + length + end.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_code_part() {
        let source = Source::split("let a = 1; // one\n/* two /* deep */ */ let b;\n");
        assert_eq!(source.code, "let a = 1;       \n                     let b;\n");
        assert_eq!(source.comments, "           // one\n/* two /* deep */ */       \n");
    }

    #[test]
    fn literals_lose_their_content() {
        for (text, code) in [
            (r#"f("a // \" b")"#, r#"f("         ")"#),
            ("f('\"', '\\'', '…')", "f(' ', '  ', '   ')"),
            ("f(r#\"a\" // \"#, b)", "f(r         #, b)"),
            ("f(b\"x\", br\"\\\")", "f(b\" \", b   \")"),
            ("fn a<'b>(c: &'b str) -> 'd'", "fn a<'b>(c: &'b str) -> ' '"),
            ("r#type + \"…\"", "r#type + \"   \""),
        ] {
            assert_eq!(Source::split(text).code, code, "{text}");
        }
    }

    #[test]
    fn unfinished_files_end() {
        for text in ["\"a", "'\\", "/* a", "r#\"a", "\"\\"] {
            assert_eq!(Source::split(text).code.len(), text.len(), "{text}");
        }
    }

    #[test]
    fn words_stand_alone() {
        let source = Source::split("fn fnord() { a.fn_b(); fn }");
        assert_eq!(source.words("fn").collect::<Vec<_>>(), [0, 23]);
    }

    #[test]
    fn lines_count_from_one() {
        assert_eq!((line("a\nb\n", 0), line("a\nb\n", 1), line("a\nb\n", 2)), (1, 1, 2));
    }
}
