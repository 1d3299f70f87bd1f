//! What stands behind the semicolons of a header: `form-data; name="a"`.

/// A header with options: what comes first, and the options, all as the bytes that were sent.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Options {
    /// What comes first, in lower case.
    pub(super) value: Vec<u8>,
    options: Vec<(Vec<u8>, Vec<u8>)>,
}

impl Options {
    /// Reads a header's value. Nothing is refused: what is no option is overlooked, as `python-multipart` does.
    pub(super) fn parse(header: &[u8]) -> Self {
        let mut segments = segments(header);
        let value = segments.next().unwrap_or_default().to_ascii_lowercase();
        let options = segments.filter_map(option).collect();
        Self { value, options }
    }

    /// The value of an option. If it comes twice, the last one counts.
    pub(super) fn get(&self, name: &str) -> Option<&[u8]> {
        self.options.iter().rev().find(|(known, _)| known == name.as_bytes()).map(|(_, value)| value.as_slice())
    }
}

/// The pieces between semicolons that stand in no quotes, without spaces around them.
fn segments(header: &[u8]) -> impl Iterator<Item = &[u8]> {
    let mut rest = Some(header);
    std::iter::from_fn(move || {
        let text = rest?;
        let (mut is_quoted, mut end) = (false, text.len());
        for (at, byte) in text.iter().enumerate() {
            match byte {
                b'"' if at == 0 || text[at - 1] != b'\\' => is_quoted = !is_quoted,
                b';' if !is_quoted => {
                    end = at;
                    break;
                }
                _ => {}
            }
        }
        rest = text.get(end + 1..);
        Some(trim(&text[..end]))
    })
}

/// The name and the value of an option. The extended names of RFC 5987 (`filename*`) are none: RFC 7578 forbids them
/// in forms.
fn option(segment: &[u8]) -> Option<(Vec<u8>, Vec<u8>)> {
    let equals = segment.iter().position(|byte| *byte == b'=').unwrap_or(segment.len());
    let name = trim(&segment[..equals]).to_ascii_lowercase();
    if name.contains(&b'*') {
        return None;
    }
    let value = trim(segment.get(equals + 1..).unwrap_or_default());
    let value = match value {
        [b'"', quoted @ .., b'"'] => unescaped(quoted),
        _ => value.to_owned(),
    };
    let value = if name == b"filename" { without_folders(value) } else { value };
    Some((name, value))
}

fn unescaped(quoted: &[u8]) -> Vec<u8> {
    let (mut text, mut rest) = (Vec::with_capacity(quoted.len()), quoted);
    loop {
        rest = match rest {
            [b'\\', escaped @ (b'\\' | b'"'), rest @ ..] => {
                text.push(*escaped);
                rest
            }
            [byte, rest @ ..] => {
                text.push(*byte);
                rest
            }
            [] => return text,
        };
    }
}

/// Old browsers send the whole path of a file on Windows as its name.
fn without_folders(name: Vec<u8>) -> Vec<u8> {
    if name.get(1..3) == Some(b":\\") || name.starts_with(b"\\\\") {
        return name.rsplit(|byte| *byte == b'\\').next().unwrap_or_default().to_owned();
    }
    name
}

/// Without spaces and tabs around it.
fn trim(text: &[u8]) -> &[u8] {
    let is_blank = |byte: &u8| matches!(byte, b' ' | b'\t');
    let start = text.iter().position(|byte| !is_blank(byte)).unwrap_or(text.len());
    let end = text.iter().rposition(|byte| !is_blank(byte)).map_or(start, |at| at + 1);
    &text[start..end]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(header: &str) -> Option<String> {
        Options::parse(header.as_bytes()).get("name").map(|name| String::from_utf8_lossy(name).into_owned())
    }

    #[test]
    fn options_are_read_as_python_multipart_does() {
        for (header, expected) in [
            (r#"form-data; name="a""#, Some("a")),
            (r#"form-data; name="a;b"; x=1"#, Some("a;b")),
            (r#"form-data; NAME = a ; x"#, Some("a")),
            (r#"form-data; name="a\"q""#, Some("a\"q")),
            (r#"form-data; name="a\\q""#, Some("a\\q")),
            (r#"form-data; name="a"; name=b"#, Some("b")),
            (r#"form-data; name*=utf-8''a"#, None),
            ("form-data; name", Some("")),
            (r#"form-data; name=""#, Some("\"")),
            ("form-data", None),
            ("", None),
        ] {
            assert_eq!(name(header).as_deref(), expected, "{header}");
        }
    }

    #[test]
    fn folders_are_no_part_of_a_files_name() {
        for (sent, expected) in
            [(concat!("C:", r"\dir\a.txt"), "a.txt"), (r#"\\host\a.txt"#, "a.txt"), ("dir/a.txt", "dir/a.txt")]
        {
            let header = format!("form-data; filename={sent}");
            assert_eq!(Options::parse(header.as_bytes()).get("filename"), Some(expected.as_bytes()), "{sent}");
        }
    }
}
