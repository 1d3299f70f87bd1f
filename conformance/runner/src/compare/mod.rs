//! The rules by which an answer equals a recorded one. They are those of `golden/README.md` and of `replay.py` beside
//! it.
//!
//! A comparison receives the recorded answer and ours, and hands on a list of differences, each one line that begins
//! with the place. An empty list is a pass.

mod answer;
mod cookie;
mod exact;
mod header;
mod recorded;
mod rules;
mod tree;

pub use answer::{Answer, Body};
pub use exact::{Expected, differences as exact_differences};
pub use header::media_type;
pub use recorded::{differences as recorded_differences, missing_fragments};
pub use rules::Rules;
pub use tree::differences as json_differences;

/// The longest excerpt of a value in a difference, in characters.
const EXCERPT_MAX: usize = 160;

/// A value's text, cut where it gets long.
pub(crate) fn excerpt(value: &impl std::fmt::Display) -> String {
    let text = value.to_string();
    match text.char_indices().nth(EXCERPT_MAX) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text,
    }
}

/// The text in quotes, cut where it gets long.
pub(crate) fn quoted(text: &str) -> String {
    excerpt(&crate::json::Json::String(text.to_owned()))
}

/// Where two texts part, with some of either from there on.
pub(crate) fn text_difference(place: &str, expected: &str, actual: &str) -> String {
    let at = expected.chars().zip(actual.chars()).take_while(|(e, a)| e == a).count();
    let around = |text: &str| {
        let part: String = text.chars().skip(at.saturating_sub(20)).take(100).collect();
        quoted(&part)
    };
    let (ours, theirs) = (actual.chars().count(), expected.chars().count());
    format!(
        "{place}: differs at {at} (lengths {theirs}, {ours}): expected …{}, got …{}",
        around(expected),
        around(actual)
    )
}
