//! The characters of an address, as messages show them.

use std::collections::BTreeSet;

use super::is_visible;
use crate::Input;

/// Each of the characters once, in the order of how they are shown.
pub(super) fn displayed(chars: impl Iterator<Item = char>) -> String {
    let shown: BTreeSet<String> = chars.map(display).collect();
    shown.into_iter().collect::<Vec<_>>().join(", ")
}

/// A character that can be seen, as Python quotes it; the name of another, if it is one of those that are met.
pub(super) fn display(char: char) -> String {
    match char {
        '\\' => "\"\\\"".to_owned(),
        _ if is_visible(char) => crate::input::python_repr(&Input::from(char.to_string())),
        ' ' => "SPACE".to_owned(),
        '\u{A0}' => "NO-BREAK SPACE".to_owned(),
        '\u{AD}' => "SOFT HYPHEN".to_owned(),
        '\u{200B}' => "ZERO WIDTH SPACE".to_owned(),
        '\u{200C}' => "ZERO WIDTH NON-JOINER".to_owned(),
        '\u{200D}' => "ZERO WIDTH JOINER".to_owned(),
        '\u{200E}' => "LEFT-TO-RIGHT MARK".to_owned(),
        '\u{200F}' => "RIGHT-TO-LEFT MARK".to_owned(),
        '\u{202A}' => "LEFT-TO-RIGHT EMBEDDING".to_owned(),
        '\u{202B}' => "RIGHT-TO-LEFT EMBEDDING".to_owned(),
        '\u{202C}' => "POP DIRECTIONAL FORMATTING".to_owned(),
        '\u{202D}' => "LEFT-TO-RIGHT OVERRIDE".to_owned(),
        '\u{202E}' => "RIGHT-TO-LEFT OVERRIDE".to_owned(),
        '\u{3000}' => "IDEOGRAPHIC SPACE".to_owned(),
        '\u{FEFF}' => "ZERO WIDTH NO-BREAK SPACE".to_owned(),
        _ if u32::from(char) < 0xFFFF => format!("U+{:04X}", u32::from(char)),
        _ => format!("U+{:08X}", u32::from(char)),
    }
}
