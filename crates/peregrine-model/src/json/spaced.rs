//! JSON as Python's `json.dumps` spaces and escapes it.

/// Appends JSON that was written without white space, as Python's `json.dumps` spells it unless told otherwise: a space
/// after commas and colons, and nothing but ASCII.
///
/// ```
/// use peregrine_model::json::push_spaced;
///
/// let mut text = Vec::new();
/// push_spaced(r#"{"name":"Bär","tags":[1,2]}"#, &mut text);
/// assert_eq!(text, br#"{"name": "B\u00e4r", "tags": [1, 2]}"#);
/// ```
pub fn push_spaced(json: &str, out: &mut Vec<u8>) {
    out.reserve(json.len() + json.len() / 8);
    let mut rest = json;
    let mut in_string = false;
    while let Some(at) = rest.bytes().position(|byte| is_special(byte, in_string)) {
        out.extend_from_slice(&rest.as_bytes()[..at]);
        rest = &rest[at..];
        let mut characters = rest.chars();
        let Some(character) = characters.next() else { break };
        match character {
            ',' | ':' => out.extend([character as u8, b' ']),
            '"' => {
                in_string = !in_string;
                out.push(b'"');
            }
            '\\' => {
                out.push(b'\\');
                out.extend(characters.next().map(|escaped| escaped as u8));
            }
            _ => push_escaped(character, out),
        }
        rest = characters.as_str();
    }
    out.extend_from_slice(rest.as_bytes());
}

/// Whether a byte isn't passed on as it is.
fn is_special(byte: u8, in_string: bool) -> bool {
    match byte {
        b'"' => true,
        _ if in_string => byte == b'\\' || byte >= 0x7F,
        _ => byte == b',' || byte == b':',
    }
}

fn push_escaped(character: char, out: &mut Vec<u8>) {
    for unit in character.encode_utf16(&mut [0; 2]) {
        out.extend_from_slice(format!("\\u{unit:04x}").as_bytes());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spaced(json: &str) -> String {
        let mut out = Vec::new();
        push_spaced(json, &mut out);
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn spaces_stand_after_commas_and_colons_but_not_in_text() {
        assert_eq!(spaced(r#"{"a":[1,{"b":null}],"c":{}}"#), r#"{"a": [1, {"b": null}], "c": {}}"#);
        assert_eq!(spaced(r#"{"a,b":"c:d"}"#), r#"{"a,b": "c:d"}"#);
        assert_eq!(spaced(r#"["\",:",1]"#), r#"["\",:", 1]"#);
        assert_eq!(spaced(r#"["\\",1]"#), r#"["\\", 1]"#);
    }

    #[test]
    fn text_is_ascii() {
        assert_eq!(spaced("\"é\u{2028}\u{7F}😀\""), r#""\u00e9\u2028\u007f\ud83d\ude00""#);
        assert_eq!(spaced(r#""\u001f\n""#), r#""\u001f\n""#);
    }

    #[test]
    fn single_values_stay_as_they_are() {
        assert_eq!(spaced("1e-06"), "1e-06");
        assert_eq!(spaced("[]"), "[]");
        assert_eq!(spaced(""), "");
    }
}
