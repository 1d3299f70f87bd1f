//! The programs of others that are needed, and what to do if one is missing.

use std::process::Command;

use crate::Failure;

/// # Errors
///
/// One of `programs` is not installed.
pub(crate) fn require(programs: &[&str]) -> Result<(), Failure> {
    let missing: Vec<&str> = programs.iter().copied().filter(|program| !is_installed(program)).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let packages: Vec<&str> = missing.iter().map(|program| package(program)).collect();
    Err(format!("missing: {}; on Debian: apt-get install {}", missing.join(", "), packages.join(" ")).into())
}

/// Whether a program is on the path.
pub(crate) fn is_installed(program: &str) -> bool {
    let found = |path: std::ffi::OsString| std::env::split_paths(&path).any(|folder| folder.join(program).is_file());
    std::env::var_os("PATH").is_some_and(found)
}

fn package(program: &str) -> &str {
    match program {
        "taskset" => "util-linux",
        "python3" => "python3 python3-venv",
        other => other,
    }
}

/// Runs a command to its end.
///
/// # Errors
///
/// It cannot be run, or it fails; its own words are on the standard error.
pub(crate) fn run(command: &mut Command) -> Result<(), Failure> {
    let status = command.status().map_err(|error| format!("{command:?}: {error}"))?;
    if status.success() { Ok(()) } else { Err(format!("{command:?} failed").into()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn missing_programs_are_named_with_their_packages() {
        let error = require(&["cargo", "no such program", "no taskset"]).unwrap_err().to_string();
        assert_eq!(
            error,
            "missing: no such program, no taskset; on Debian: apt-get install no such program no taskset"
        );
        assert_eq!(package("taskset"), "util-linux");
    }
}
