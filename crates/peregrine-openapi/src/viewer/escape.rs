//! Text and values on their way into a page.

use std::fmt::Write as _;

use peregrine_model::Value;

/// Text for an element's content or a quoted attribute.
pub(super) fn html(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#x27;"),
            _ => out.push(character),
        }
    }
    out
}

/// A JavaScript string in single quotes, as FastAPI's pages have their URLs.
pub(super) fn script_string(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('\'');
    push_escaped(&mut out, text);
    out.push('\'');
    out
}

/// A value as a JavaScript expression: JSON, with `NaN` and the infinities as Python's `json.dumps` writes them.
///
/// The JSON writer of `peregrine-model` can take this over, followed by replacing `<`, `>` and `&`.
pub(super) fn script_value(value: &Value) -> String {
    let mut out = String::new();
    push_value(&mut out, value);
    out
}

/// A member's name, in double quotes.
pub(super) fn script_key(name: &str) -> String {
    let mut out = String::new();
    push_string(&mut out, name);
    out
}

fn push_value(out: &mut String, value: &Value) {
    match value {
        Value::Null => out.push_str("null"),
        Value::Bool(value) => push_display(out, value),
        Value::Int(value) => push_display(out, value),
        Value::BigInt(digits) => out.push_str(digits),
        Value::Float(value) if value.is_nan() => out.push_str("NaN"),
        Value::Float(value) if value.is_infinite() => out.push_str(if *value > 0.0 { "Infinity" } else { "-Infinity" }),
        Value::Float(value) => push_display(out, &format_args!("{value:?}")),
        Value::Str(text) | Value::Surrogate(text) => push_string(out, text),
        Value::Bytes(bytes) => push_string(out, &String::from_utf8_lossy(bytes)),
        Value::Array(items) => {
            push_list(out, ['[', ']'], items, push_value);
        }
        Value::Object(object) => push_list(out, ['{', '}'], object.iter(), |out, (name, value)| {
            push_string(out, name);
            out.push_str(": ");
            push_value(out, value);
        }),
        // The enum may grow; a kind that JSON doesn't know says nothing.
        _ => out.push_str("null"),
    }
}

fn push_list<T>(
    out: &mut String,
    [open, close]: [char; 2],
    items: impl IntoIterator<Item = T>,
    push: impl Fn(&mut String, T),
) {
    out.push(open);
    for (place, item) in items.into_iter().enumerate() {
        out.push_str(if place == 0 { "" } else { ", " });
        push(out, item);
    }
    out.push(close);
}

fn push_string(out: &mut String, text: &str) {
    out.push('"');
    push_escaped(out, text);
    out.push('"');
}

/// `<`, `>` and `&` as FastAPI: no `</script>` or `<!--` can end the script. Both quotes, so that it fits in either.
fn push_escaped(out: &mut String, text: &str) {
    for character in text.chars() {
        match character {
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '"' | '\'' | '<' | '>' | '&' | '\u{2028}' | '\u{2029}' | '\0'..'\x20' | '\x7f' => {
                push_display(out, &format_args!("\\u{:04x}", u32::from(character)));
            }
            _ => out.push(character),
        }
    }
}

fn push_display(out: &mut String, value: &dyn std::fmt::Display) {
    // Writing to a `String` can't fail.
    let _ = write!(out, "{value}");
}

#[cfg(test)]
mod tests {
    use peregrine_model::Object;

    use super::*;

    #[test]
    fn html_is_inert() {
        assert_eq!(html(r#"<a b="c" d='e'>&"#), "&lt;a b=&quot;c&quot; d=&#x27;e&#x27;&gt;&amp;");
    }

    #[test]
    fn a_script_string_can_end_neither_itself_nor_the_script() {
        let text = "</script>'\"\\\n\u{2028}é";
        assert_eq!(script_string(text), r"'\u003c/script\u003e\u0027\u0022\\\n\u2028é'");
    }

    #[test]
    fn values_are_written_as_json_in_order() {
        let inner: Object = [("z", Value::Null), ("a", Value::from(vec![1, 2]))].into_iter().collect();
        let object: Object = [
            ("object", Value::from(inner)),
            ("float", Value::from(1.0)),
            ("nan", Value::from(f64::NAN)),
            ("minus", Value::from(f64::NEG_INFINITY)),
            ("big", Value::from(u64::MAX)),
            ("<", Value::from(true)),
        ]
        .into_iter()
        .collect();
        assert_eq!(
            script_value(&object.into()),
            concat!(
                r#"{"object": {"z": null, "a": [1, 2]}, "float": 1.0, "nan": NaN, "minus": -Infinity, "#,
                r#""big": 18446744073709551615, "\u003c": true}"#
            )
        );
    }
}
