//! The command of this crate; see `conformance_runner::cli`.

use std::io::{self, Write};
use std::process::ExitCode;

use conformance::registry;
use conformance_runner::cli;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let mut out = io::BufWriter::new(io::stdout());
    let result = cli::run(&arguments, &registry(), &mut out);
    // A reader that closed its end has seen what it wanted.
    let _ = out.flush();
    match result {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            let _ = writeln!(io::stderr(), "conformance: {error}");
            ExitCode::from(2)
        }
    }
}
