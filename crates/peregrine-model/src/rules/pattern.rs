use std::sync::OnceLock;

use regex::Regex;

use super::sequence::Sequence;

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
    flags: &'static str,
    compiled: OnceLock<Compiled>,
}

/// How a pattern is matched.
#[derive(Debug)]
enum Compiled {
    /// By one walk over the bytes, which is what most patterns of fields need.
    Plain(Sequence),
    Regex(Regex),
    /// It doesn't compile.
    Nothing,
}

impl Pattern {
    /// A pattern, not compiled yet. The attribute macros check the syntax when they see it.
    #[must_use]
    pub const fn new(source: &'static str) -> Self {
        Self::with_flags(source, "")
    }

    /// A pattern that is matched with flags, such as `i` for any case. What describes it doesn't show them: a schema
    /// has no place for flags.
    ///
    /// ```
    /// use peregrine_model::Pattern;
    ///
    /// static YES: Pattern = Pattern::with_flags("^yes$", "i");
    /// assert!(YES.is_match("Yes"));
    /// assert_eq!(YES.source(), "^yes$");
    /// ```
    #[must_use]
    pub const fn with_flags(source: &'static str, flags: &'static str) -> Self {
        Self { source, flags, compiled: OnceLock::new() }
    }

    /// Whether the text matches somewhere. A pattern that doesn't compile matches nothing.
    #[must_use]
    pub fn is_match(&self, text: &str) -> bool {
        match self.compiled.get_or_init(|| Compiled::new(self.source, self.flags)) {
            Compiled::Plain(sequence) => sequence.is_match(text),
            Compiled::Regex(regex) => regex.is_match(text),
            Compiled::Nothing => false,
        }
    }

    /// The pattern as it was written.
    #[must_use]
    pub const fn source(&self) -> &'static str {
        self.source
    }
}

impl Compiled {
    #[cold]
    fn new(source: &str, flags: &str) -> Self {
        if !flags.is_empty() {
            return Regex::new(&format!("(?{flags}){source}")).map_or(Self::Nothing, Self::Regex);
        }
        match Sequence::of(source) {
            Some(sequence) => Self::Plain(sequence),
            None => Regex::new(source).map_or(Self::Nothing, Self::Regex),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pattern_that_does_not_compile_matches_nothing() {
        assert!(!Pattern::new("^[a$").is_match("a"));
        assert!(!Pattern::with_flags("^[a$", "i").is_match("a"));
    }

    #[test]
    fn flags_hold_for_the_whole_pattern() {
        let pattern = Pattern::with_flags("^a|b.$", "is");
        assert!(pattern.is_match("A") && pattern.is_match("xB\n"));
        assert!(!Pattern::new("^a|b.$").is_match("A"));
    }
}
