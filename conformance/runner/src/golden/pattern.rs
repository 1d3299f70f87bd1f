//! Names with `*` for any text: what a command line or a list of known differences selects.

/// A pattern of names.
///
/// ```
/// use conformance_runner::golden::Pattern;
///
/// assert!(Pattern::new("body_*_models").covers("body_nested_models"));
/// assert!(!Pattern::new("body").covers("body_nested_models"));
/// assert!(Pattern::new("body").covers_prefix("body_nested_models"));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pattern(String);

impl Pattern {
    /// A pattern as it is written.
    #[must_use]
    pub fn new(text: &str) -> Pattern {
        Pattern(text.to_owned())
    }

    /// Whether the whole name matches.
    #[must_use]
    pub fn covers(&self, name: &str) -> bool {
        let Some((first, rest)) = self.0.split_once('*') else { return self.0 == name };
        let Some(mut left) = name.strip_prefix(first) else { return false };
        let mut parts: Vec<&str> = rest.split('*').collect();
        let last = parts.pop().unwrap_or_default();
        for part in parts {
            let Some(at) = left.find(part) else { return false };
            left = &left[at + part.len()..];
        }
        left.ends_with(last)
    }

    /// Whether the name matches, or begins with a pattern that has no `*`.
    #[must_use]
    pub fn covers_prefix(&self, name: &str) -> bool {
        self.covers(name) || (!self.0.contains('*') && name.starts_with(&self.0))
    }
}

#[cfg(test)]
mod tests {
    use super::Pattern;

    #[test]
    fn star_stands_for_any_text() {
        for (pattern, name) in
            [("*", ""), ("*", "x"), ("a*", "a"), ("*a", "ba"), ("a*b*c", "aXbbYc"), ("* 500 *", "x json 500 NaN")]
        {
            assert!(Pattern::new(pattern).covers(name), "{pattern} {name}");
        }
        for (pattern, name) in [("a*b*c", "aXc"), ("a*a", "a"), ("a", "ab"), ("*a", "ab"), ("[a]", "a")] {
            assert!(!Pattern::new(pattern).covers(name), "{pattern} {name}");
        }
    }
}
