//! The log of what clients aren't told.

use std::io::Write as _;

/// Writes a line about a fault to the standard error output, in uvicorn's form.
pub(crate) fn error(message: &str) {
    // A log that can't be written has nowhere to say so.
    let _ = writeln!(std::io::stderr().lock(), "ERROR:    {message}");
}
