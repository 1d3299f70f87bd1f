//! A value as Python spells it: some messages of FastAPI and pydantic hold the `repr()` or the `str()` of what came in.

use crate::Input;
use crate::json::push_float_python;

/// Spells a value as Python's `repr()` does.
///
/// ```
/// use peregrine_model::{Input, input::python_repr, json};
///
/// assert_eq!(python_repr(&json::parse(r#"{"a": [true, "it's", 1e16]}"#)?), r#"{'a': [True, "it's", 1e+16]}"#);
/// # Ok::<(), json::ParseError>(())
/// ```
#[must_use]
pub fn python_repr(value: &Input<'_>) -> String {
    let mut out = String::new();
    push(&mut out, value);
    out
}

/// Spells a value as Python's `str()` does: text is itself, all else as [`python_repr`].
#[must_use]
pub fn python_str(value: &Input<'_>) -> String {
    match value {
        Input::Str(text) | Input::Surrogate(text) => text.to_string(),
        _ => python_repr(value),
    }
}

fn push(out: &mut String, value: &Input<'_>) {
    match value {
        Input::Null => out.push_str("None"),
        Input::Bool(true) => out.push_str("True"),
        Input::Bool(false) => out.push_str("False"),
        Input::Int(value) => out.push_str(&value.to_string()),
        Input::BigInt(digits) => out.push_str(digits),
        Input::Float(value) => push_float(out, *value),
        Input::Str(text) | Input::Surrogate(text) => push_text(out, text),
        Input::Bytes(bytes) => push_bytes(out, bytes),
        Input::Array(items) => {
            out.push('[');
            for (index, item) in items.iter().enumerate() {
                push_comma(out, index);
                push(out, item);
            }
            out.push(']');
        }
        Input::Object(object) => {
            out.push('{');
            for (index, (name, value)) in object.iter().enumerate() {
                push_comma(out, index);
                push_text(out, name);
                out.push_str(": ");
                push(out, value);
            }
            out.push('}');
        }
    }
}

fn push_comma(out: &mut String, index: usize) {
    if index > 0 {
        out.push_str(", ");
    }
}

fn push_float(out: &mut String, value: f64) {
    if value.is_finite() {
        push_float_python(value, |part| out.push_str(part));
    } else if value.is_nan() {
        out.push_str("nan");
    } else {
        out.push_str(if value > 0.0 { "inf" } else { "-inf" });
    }
}

/// The quote that Python chooses: a double one only where that spares a backslash.
fn quote(has_single: bool, has_double: bool) -> char {
    if has_single && !has_double { '"' } else { '\'' }
}

fn push_text(out: &mut String, text: &str) {
    let quote = quote(text.contains('\''), text.contains('"'));
    out.push(quote);
    for character in text.chars() {
        match character {
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            _ if character == quote => out.extend(['\\', quote]),
            _ if is_printable(character) => out.push(character),
            _ => out.push_str(&match u32::from(character) {
                code @ ..=0xFF => format!("\\x{code:02x}"),
                code @ ..=0xFFFF => format!("\\u{code:04x}"),
                code => format!("\\U{code:08x}"),
            }),
        }
    }
    out.push(quote);
}

fn push_bytes(out: &mut String, bytes: &[u8]) {
    let quote = quote(bytes.contains(&b'\''), bytes.contains(&b'"'));
    out.extend(['b', quote]);
    for &byte in bytes {
        match byte {
            b'\\' => out.push_str("\\\\"),
            b'\n' => out.push_str("\\n"),
            b'\r' => out.push_str("\\r"),
            b'\t' => out.push_str("\\t"),
            _ if char::from(byte) == quote => out.extend(['\\', quote]),
            0x20..=0x7E => out.push(char::from(byte)),
            _ => out.push_str(&format!("\\x{byte:02x}")),
        }
    }
    out.push(quote);
}

/// Whether `str.isprintable()` holds. The standard library decides by the same general categories where it escapes text
/// for `Debug`, with the tables of a later Unicode than CPython 3.11 has: characters assigned since are printable here
/// only.
fn is_printable(character: char) -> bool {
    if character.is_ascii() {
        return !character.is_ascii_control();
    }
    // In the second place, since at the start of a text combining marks are escaped as well.
    let mut text = String::from("a");
    text.push(character);
    text.escape_debug().nth(1) == Some(character)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn repr(text: &str) -> String {
        python_repr(&text.into())
    }

    #[test]
    fn quotes_are_chosen_as_python_chooses_them() {
        assert_eq!(repr("plain"), "'plain'");
        assert_eq!(repr("it's"), "\"it's\"");
        assert_eq!(repr("a \"b\""), "'a \"b\"'");
        assert_eq!(repr("it's \"b\""), "'it\\'s \"b\"'");
    }

    #[test]
    fn characters_that_do_not_print_are_escaped() {
        assert_eq!(repr("a\\\n\r\t\0\x1B\x7F"), r"'a\\\n\r\t\x00\x1b\x7f'");
        assert_eq!(repr("é👍e\u{301}"), "'é👍e\u{301}'");
        assert_eq!(
            repr("\u{301}\u{A0}\u{AD}\u{200B}\u{2028}\u{E0001}"),
            "'\u{301}\\xa0\\xad\\u200b\\u2028\\U000e0001'"
        );
    }

    #[test]
    fn other_kinds_are_spelled_as_literals() {
        let tree = crate::json::parse(r#"{"a": [null, true, false, 1, 2.0, 1e-6, NaN, -Infinity], "b": {}}"#).unwrap();
        assert_eq!(python_repr(&tree), "{'a': [None, True, False, 1, 2.0, 1e-06, nan, -inf], 'b': {}}");
        assert_eq!(python_repr(&Input::Bytes(b"it's\xFF\n"[..].into())), r#"b"it's\xff\n""#);
    }

    #[test]
    fn only_text_differs_between_str_and_repr() {
        assert_eq!(python_str(&"it's".into()), "it's");
        assert_eq!(python_str(&vec!["it's"].into()), "[\"it's\"]");
    }
}
