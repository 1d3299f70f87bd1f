use std::borrow::Cow;

use super::{Rules, Violation};
use crate::Schema;
use crate::issue::Code;

impl Rules {
    /// Whether a text is held against anything, or changed.
    pub(crate) fn constrains_text(&self) -> bool {
        let is_limited = self.min_length.is_some() || self.max_length.is_some() || self.pattern.is_some();
        is_limited || self.strip_whitespace || self.to_lower || self.to_upper || self.ascii_only
    }

    /// Strips, checks and converts a text, in pydantic's order: strip, ASCII, lengths in characters, pattern, case.
    ///
    /// # Errors
    /// The first constraint that doesn't hold.
    #[inline]
    pub fn check_text<'t>(&self, text: Cow<'t, str>) -> Result<Cow<'t, str>, Violation> {
        let text = if self.strip_whitespace { stripped(text) } else { text };
        if self.ascii_only && !text.is_ascii() {
            return Err(Violation::plain(Code::StringNotAscii));
        }
        // A text has at most as many characters as bytes: mostly nothing needs to be counted.
        if let Some(min) = self.min_length
            && (text.len() < min || (text.len() < min.saturating_mul(4) && text.chars().count() < min))
        {
            return Err(Violation::count(Code::StringTooShort, "min_length", min));
        }
        if let Some(max) = self.max_length
            && text.len() > max
            && text.chars().count() > max
        {
            return Err(Violation::count(Code::StringTooLong, "max_length", max));
        }
        if let Some(pattern) = self.pattern
            && !pattern.is_match(&text)
        {
            return Err(Violation::text(Code::StringPatternMismatch, "pattern", pattern.source()));
        }
        Ok(self.cased(text))
    }

    fn cased<'t>(&self, text: Cow<'t, str>) -> Cow<'t, str> {
        if self.to_lower {
            Cow::Owned(text.to_lowercase())
        } else if self.to_upper {
            Cow::Owned(text.to_uppercase())
        } else {
            text
        }
    }

    /// The same constraints as keywords of a schema.
    pub(crate) fn describe_text(&self, schema: &mut Schema) {
        if let Some(max) = self.max_length {
            schema.set("maxLength", max);
        }
        if let Some(min) = self.min_length {
            schema.set("minLength", min);
        }
        if let Some(pattern) = self.pattern {
            schema.set("pattern", pattern.source());
        }
    }
}

/// The text without Unicode `White_Space` around it, which is what Rust trims as well.
fn stripped(text: Cow<'_, str>) -> Cow<'_, str> {
    match text {
        Cow::Borrowed(text) => Cow::Borrowed(text.trim()),
        Cow::Owned(text) if text.trim().len() == text.len() => Cow::Owned(text),
        Cow::Owned(text) => Cow::Owned(text.trim().to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_count_characters_not_bytes() {
        let rules = Rules::NEW.min_length(3).max_length(3);
        assert!(rules.check_text("äöü".into()).is_ok());
        assert_eq!(rules.check_text("äö".into()).unwrap_err().code, Code::StringTooShort);
        assert_eq!(rules.check_text("äöüx".into()).unwrap_err().code, Code::StringTooLong);
    }

    #[test]
    fn stripping_comes_before_the_lengths_and_case_last() {
        let rules = Rules::NEW.strip_whitespace(true).max_length(2).to_upper(true);
        assert_eq!(rules.check_text("  ab ".into()).unwrap(), "AB");
    }
}
