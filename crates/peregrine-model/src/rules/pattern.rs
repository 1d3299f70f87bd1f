use std::sync::OnceLock;

use regex::Regex;

/// A regular expression that a text must match somewhere, compiled once.
///
/// The syntax is that of the `regex` crate, which is pydantic's engine too: linear in time, without look-around.
///
/// ```
/// use peregrine_model::Pattern;
///
/// static SKU: Pattern = Pattern::new("^[A-Z]{2,4}-[0-9]{4,8}$");
/// assert!(SKU.is_match("AB-1234"));
/// assert!(!SKU.is_match("ab-1234"));
/// ```
#[derive(Debug)]
pub struct Pattern {
    source: &'static str,
    compiled: OnceLock<Option<Regex>>,
}

impl Pattern {
    /// A pattern, not compiled yet. The attribute macros check the syntax when they see it.
    #[must_use]
    pub const fn new(source: &'static str) -> Self {
        Self { source, compiled: OnceLock::new() }
    }

    /// Whether the text matches somewhere. A pattern that doesn't compile matches nothing.
    #[must_use]
    pub fn is_match(&self, text: &str) -> bool {
        self.compiled.get_or_init(|| Regex::new(self.source).ok()).as_ref().is_some_and(|regex| regex.is_match(text))
    }

    /// The pattern as it was written.
    #[must_use]
    pub const fn source(&self) -> &'static str {
        self.source
    }
}
