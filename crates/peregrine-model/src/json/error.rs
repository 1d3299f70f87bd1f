//! How reading a JSON text fails.

use std::fmt;

/// The fast pass met something that it does not accept at once: the complete pass decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bail;

/// Why a text could not be read to a tree.
///
/// FastAPI answers the first kind with a 422 report and all others with a bare 400.
///
/// ```
/// use peregrine_model::json::{self, ParseError};
///
/// let Err(ParseError::Syntax(error)) = json::parse("[1, 2") else { panic!("not a syntax error") };
/// assert_eq!((error.message, error.position), ("Expecting ',' delimiter", 5));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum ParseError {
    /// The text is not JSON.
    Syntax(SyntaxError),
    /// More than [`DEPTH_MAX`](super::DEPTH_MAX) arrays and objects are open at once.
    TooDeep,
    /// An integer has more than [`DIGITS_MAX`](super::DIGITS_MAX) digits.
    TooManyDigits,
}

impl fmt::Display for ParseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Syntax(error) => error.fmt(f),
            Self::TooDeep => write!(f, "more than {} arrays and objects are nested", super::DEPTH_MAX),
            Self::TooManyDigits => write!(f, "an integer has more than {} digits", super::DIGITS_MAX),
        }
    }
}

impl std::error::Error for ParseError {}

impl From<SyntaxError> for ParseError {
    fn from(error: SyntaxError) -> Self {
        Self::Syntax(error)
    }
}

/// What a body that is not JSON has wrong, in the words and at the place of Python's `json` module.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SyntaxError {
    /// Python's message, such as `Expecting value`.
    pub message: &'static str,
    /// Where, in characters (code points) from the start of the text.
    pub position: usize,
}

impl fmt::Display for SyntaxError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} at character {}", self.message, self.position)
    }
}

impl std::error::Error for SyntaxError {}

/// A fault and the byte it is at. Counting characters is left to the end: it happens once a text, not once a token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Fault {
    pub(super) message: &'static str,
    pub(super) byte: usize,
}

impl Fault {
    pub(super) const fn new(message: &'static str, byte: usize) -> Self {
        Self { message, byte }
    }

    /// The same fault with its place counted as Python counts it.
    #[cold]
    pub(super) fn located(self, text: &str) -> SyntaxError {
        // Every byte that starts a character, so that a fault between two of them needs no care.
        let starts = text.as_bytes().iter().take(self.byte).filter(|byte| !(0x80..0xC0).contains(*byte));
        SyntaxError { message: self.message, position: starts.count() }
    }
}
