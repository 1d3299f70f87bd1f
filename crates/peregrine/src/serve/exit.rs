//! How the program ends: what `main` returns.

use std::error::Error;
use std::fmt::Write as _;
use std::process::{ExitCode, Termination};

use super::config::ConfigError;
use super::console;
use super::error::ServeError;

/// How the program ends: with success, or with errors that are printed and a status that tells them.
///
/// Returned by `main`, so that a start that fails says why in readable lines.
///
/// ```
/// fn main() -> peregrine::Exit {
///     peregrine::Exit::success()
/// }
/// ```
#[derive(Debug)]
#[must_use = "returned by `main`, it sets the exit status of the program"]
pub struct Exit {
    status: u8,
    /// One line, or several, for each error.
    messages: Vec<String>,
}

/// What the shell's own tools answer to a command line that they do not understand.
const STATUS_USAGE: u8 = 2;

impl Exit {
    /// All went well: status 0.
    pub const fn success() -> Self {
        Self { status: 0, messages: Vec::new() }
    }

    /// The program failed: each error is printed with its causes, and the status is 1.
    pub fn failure<E: Error>(errors: impl IntoIterator<Item = E>) -> Self {
        Self { status: 1, messages: errors.into_iter().map(|error| with_causes(&error)).collect() }
    }

    /// The command line or the environment is wrong: status 2.
    pub fn usage(error: &ConfigError) -> Self {
        Self { status: STATUS_USAGE, messages: error.problems.clone() }
    }

    /// Help was asked for: it is printed, and the status is 0.
    pub fn help(text: &str) -> Self {
        // A closed output is no failure of ours.
        let _ = std::io::Write::write_all(&mut std::io::stdout().lock(), text.as_bytes());
        Self::success()
    }

    /// Whether all went well.
    #[must_use]
    pub const fn is_success(&self) -> bool {
        self.status == 0
    }
}

impl From<Result<(), ServeError>> for Exit {
    fn from(result: Result<(), ServeError>) -> Self {
        match result {
            Ok(()) => Self::success(),
            Err(error) => Self::failure([error]),
        }
    }
}

impl Termination for Exit {
    fn report(self) -> ExitCode {
        for message in &self.messages {
            console::error(message);
        }
        ExitCode::from(self.status)
    }
}

fn with_causes(error: &dyn Error) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        // Writing to a string cannot fail.
        let _ = write!(text, "\n  caused by: {error}");
        cause = error.source();
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::serve::error::Kind;

    #[test]
    fn bind_error_names_the_address_the_reason_and_the_way_out() {
        let source = std::io::Error::from(std::io::ErrorKind::AddrInUse);
        let address = "127.0.0.1:8000".parse().unwrap();
        let exit = Exit::from(Err(ServeError::from(Kind::Bind { address, source })));
        assert!(!exit.is_success());
        assert_eq!(
            exit.messages,
            ["cannot listen on `127.0.0.1:8000`: address already in use; stop the program that listens there, or \
              choose another port with `--port` or `PEREGRINE_PORT`\n  caused by: address in use"]
        );
    }

    #[test]
    fn unknown_flag_ends_with_status_2() {
        let error = crate::serve::Invocation::parse("shop", ["--green".to_owned()]).unwrap_err();
        let exit = Exit::usage(&error);
        assert_eq!(exit.status, 2);
        assert_eq!(exit.messages, ["unknown argument `--green`, see `--help`"]);
    }
}
