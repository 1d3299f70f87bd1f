//! Lines for the person at the terminal, in uvicorn's form, on standard error.

use std::io::{IsTerminal, Write};
use std::sync::LazyLock;

/// Whether standard error is a terminal whose owner did not ask for plain text (<https://no-color.org>).
static COLOURED: LazyLock<bool> = LazyLock::new(|| std::io::stderr().is_terminal() && colour_allowed());

pub(super) fn colour_allowed() -> bool {
    std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
}

/// The course of things.
pub(super) fn info(message: &str) {
    write_line("INFO", "32", message);
}

/// Something that the operator should look at.
pub(super) fn warning(message: &str) {
    write_line("WARNING", "33", message);
}

/// Something that keeps the program from its work.
pub(super) fn error(message: &str) {
    write_line("ERROR", "31", message);
}

fn write_line(level: &str, colour: &str, message: &str) {
    let padding = " ".repeat(9_usize.saturating_sub(level.len()));
    let line = if *COLOURED {
        format!("\x1b[{colour}m{level}\x1b[0m:{padding}{message}\n")
    } else {
        format!("{level}:{padding}{message}\n")
    };
    // Nobody can be told that standard error is closed.
    let _ = std::io::stderr().lock().write_all(line.as_bytes());
}
