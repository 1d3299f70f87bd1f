//! JSON text: read in one pass to typed values, read to a tree, and written.
//!
//! What JSON is, CPython's `json.loads` decides, since that is what reads a body in FastAPI: `NaN` is a number, an
//! integer has any size, a member said twice counts once. The fast pass ([`Reader`]) and the complete pass ([`parse`])
//! stand on the same two private modules for strings and numbers, so that they can't disagree about what a text holds.
//! The fast pass may only accept less.

mod embedded;
mod encoding;
mod error;
mod explained;
mod float;
mod number;
mod parse;
mod reader;
mod spaced;
mod string;
mod writer;

pub use embedded::{EmbeddedError, check_embedded};
pub use encoding::{EncodingError, decode};
pub use error::{Bail, ParseError, SyntaxError};
pub use explained::{Explained, Standing};
pub(crate) use float::push_python as push_float_python;
pub use parse::{DEPTH_MAX, DIGITS_MAX, parse};
pub(crate) use reader::Start;
pub use reader::{FAST_DEPTH_MAX, Reader};
pub use spaced::push_spaced;
pub use writer::Writer;
