//! The list of known differences: what differs from FastAPI on purpose, or is not done yet, each with its reason.
//!
//! One line each, fields separated by ` :: ` because names hold spaces and bars:
//!
//! ```text
//! <kind> :: <file> :: <case> :: <status that we answer, or any> :: <reason>
//! fragment :: <a fragment that recorded pages contain and ours don't> :: <reason>
//! ```
//!
//! `file` and `case` may hold `*` for any text. A `fragment` is left out wherever it is missing; all else of the page
//! is compared. The list must stay honest: a listed case that passes is stale, and so is a line that covers nothing, or
//! a fragment that is nowhere missing; each makes a run fail.

use std::fmt;

use crate::golden::Pattern;
use crate::run::{CaseResult, Kind};

/// The list in this repository.
const LIST: &str = include_str!("../../known_differences.txt");

/// The list, read.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct KnownList {
    /// The lines about cases.
    pub differences: Vec<KnownDifference>,
    /// The lines about fragments of pages.
    pub fragments: Vec<KnownFragment>,
}

impl KnownList {
    /// The list in this repository.
    ///
    /// # Errors
    /// A line is not of the form above.
    pub fn vendored() -> Result<KnownList, KnownError> {
        KnownList::parse(LIST)
    }

    /// Reads a list; empty lines and those that begin with `#` say nothing.
    ///
    /// # Errors
    /// A line is not of the form above.
    ///
    /// ```
    /// use conformance_runner::known::KnownList;
    ///
    /// let list = KnownList::parse("types :: float_* :: * 500 NaN :: 422 :: FastAPI fails to encode NaN")?;
    /// assert_eq!(list.differences.len(), 1);
    /// assert!(KnownList::parse("types :: float_*").is_err());
    /// # Ok::<(), conformance_runner::known::KnownError>(())
    /// ```
    pub fn parse(text: &str) -> Result<KnownList, KnownError> {
        let mut list = KnownList::default();
        let lines = text.lines().enumerate().map(|(at, line)| (at + 1, line.trim()));
        for (number, line) in lines.filter(|(_, line)| !line.is_empty() && !line.starts_with('#')) {
            if line.starts_with("fragment ::") {
                list.fragments.push(parse_fragment(number, line)?);
            } else {
                list.differences.push(parse(number, line)?);
            }
        }
        Ok(list)
    }
}

/// A line about a fragment that recorded pages contain and ours don't.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownFragment {
    /// The line's number in the list.
    pub line: usize,
    fragment: String,
    reason: String,
}

impl KnownFragment {
    /// Whether the line speaks of a fragment.
    #[must_use]
    pub fn covers(&self, fragment: &str) -> bool {
        self.fragment == fragment
    }
}

impl fmt::Display for KnownFragment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {} of the known differences ({})", self.line, self.reason)
    }
}

/// One line of the list about cases.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownDifference {
    /// The line's number in the list.
    pub line: usize,
    kind: Kind,
    file: Pattern,
    case: Pattern,
    answer: Option<u16>,
    reason: String,
}

impl KnownDifference {
    /// Whether the line speaks of a file.
    #[must_use]
    pub fn covers_file(&self, kind: Kind, file: &str) -> bool {
        self.kind == kind && self.file.covers(file)
    }

    /// Whether the line speaks of a case of a file that it covers.
    #[must_use]
    pub fn covers_case(&self, case: &str) -> bool {
        self.case.covers(case)
    }

    /// Whether the failure is the one that the line describes.
    #[must_use]
    pub fn explains(&self, case: &CaseResult) -> bool {
        self.answer.is_none() || self.answer == case.status
    }

    /// The kind of recording that the line is about.
    #[must_use]
    pub fn kind(&self) -> Kind {
        self.kind
    }
}

impl fmt::Display for KnownDifference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {} of the known differences ({})", self.line, self.reason)
    }
}

fn parse_fragment(line: usize, text: &str) -> Result<KnownFragment, KnownError> {
    let fields: Vec<&str> = text.split(" :: ").map(str::trim).collect();
    match fields[..] {
        [_, fragment, reason] if !fragment.is_empty() && !reason.is_empty() => {
            Ok(KnownFragment { line, fragment: fragment.to_owned(), reason: reason.to_owned() })
        }
        _ => Err(KnownError { line, reason: "expected `fragment :: the fragment :: reason`" }),
    }
}

fn parse(line: usize, text: &str) -> Result<KnownDifference, KnownError> {
    let error = |reason| KnownError { line, reason };
    let fields: Vec<&str> = text.split(" :: ").map(str::trim).collect();
    let [kind, file, case, answer, reason] = fields[..] else {
        return Err(error("expected `kind :: file :: case :: status or any :: reason`"));
    };
    let kind = Kind::from_name(kind).ok_or(error("unknown kind"))?;
    let answer = match answer {
        "any" => None,
        status => Some(status.parse().map_err(|_| error("expected a status or `any`"))?),
    };
    if reason.is_empty() {
        return Err(error("expected a reason"));
    }
    let (file, case) = (Pattern::new(file), Pattern::new(case));
    Ok(KnownDifference { line, kind, file, case, answer, reason: reason.to_owned() })
}

/// Says which line of the list cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownError {
    line: usize,
    reason: &'static str,
}

impl fmt::Display for KnownError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "known differences, line {}: {}", self.line, self.reason)
    }
}

impl std::error::Error for KnownError {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn list_of_this_repository_can_be_read() {
        KnownList::vendored().unwrap();
    }

    #[test]
    fn names_may_hold_bars_spaces_and_colons() {
        let text = "apps :: body__* :: t/t.py::test_a | x = ' ' :: any :: why";
        let known = &KnownList::parse(text).unwrap().differences[0];
        assert!(known.covers_file(Kind::Apps, "body__tutorial001") && known.covers_case("t/t.py::test_a | x = ' '"));
        assert!(!known.covers_file(Kind::Documents, "body__tutorial001"));
    }

    #[test]
    fn fragments_may_hold_colons_and_are_told_apart() {
        let list = KnownList::parse("fragment :: https://cdn/x@5/x.js :: ours is embedded").unwrap();
        assert!(list.differences.is_empty());
        assert!(list.fragments[0].covers("https://cdn/x@5/x.js") && !list.fragments[0].covers("https://cdn/x@5"));
    }

    #[test]
    fn malformed_lines_are_errors() {
        for line in [
            "x :: a :: b :: any :: c",
            "apps :: a :: b :: 4x4 :: c",
            "apps :: a :: b :: any ::  ",
            "apps a b",
            "fragment :: x",
        ] {
            assert!(KnownList::parse(line).is_err(), "{line}");
        }
    }
}
