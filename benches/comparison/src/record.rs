//! The recorded instructions of Peregrine: a change that costs more is found before it is merged.

use std::process::Command;

use crate::Failure;
use crate::count;
use crate::server::{SPECS, root};
use crate::tools;
use crate::workload::{self, Workload};

const FILE: &str = "benches/instructions.txt";

const HEADER: &str = "\
# User instructions of Peregrine per request, which `benches/compare --gate` holds within 5 %.
# `benches/compare --record` writes this file.
";

/// How many times the recorded count is too much.
const GROWTH_MAX: f64 = 1.05;

/// Counts anew and compares.
///
/// # Errors
///
/// One of the counts has grown, or there is none.
pub(crate) fn gate() -> Result<(), Failure> {
    let recorded = std::fs::read_to_string(root().join(FILE))?;
    let mut grown = Vec::new();
    for (name, count) in counted()? {
        let before = of(&recorded, name).ok_or_else(|| format!("{FILE} has no {name}"))?;
        let growth = count / before;
        println!("{name} {count:>9.0} instructions, {:+.1} % of {before}", (growth - 1.0) * 100.0);
        if growth > GROWTH_MAX {
            grown.push(name);
        }
    }
    if grown.is_empty() {
        return Ok(());
    }
    let compiler = recorded.lines().find(|line| line.contains("rustc")).unwrap_or_default();
    Err(format!("grown: {}. If that is right, `benches/compare --record`. {compiler}", grown.join(", ")).into())
}

/// Counts anew and keeps it.
///
/// # Errors
///
/// Counting fails, or the file cannot be written.
pub(crate) fn write() -> Result<(), Failure> {
    let rustc = String::from_utf8(Command::new("rustc").arg("--version").output()?.stdout)?;
    let mut text = format!("{HEADER}# Counted with {}\n", rustc.trim());
    for (name, count) in counted()? {
        text.push_str(&format!("{name} {count:.0}\n"));
    }
    print!("{text}");
    Ok(std::fs::write(root().join(FILE), text)?)
}

/// All workloads but the first, which is hardly more than what the others have too.
fn counted() -> Result<Vec<(&'static str, f64)>, Failure> {
    tools::require(&["valgrind"])?;
    let server = SPECS[0].build()?;
    let counted = |workload: &Workload| Ok((workload.name, count::cost(&server, workload)?.instructions));
    workload::all()[1..].iter().map(counted).collect()
}

fn of(recorded: &str, name: &str) -> Option<f64> {
    recorded.lines().find_map(|line| line.strip_prefix(name)?.trim().parse().ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_counted_workload_is_recorded() {
        let recorded = std::fs::read_to_string(root().join(FILE)).unwrap();
        assert!(recorded.starts_with(HEADER));
        assert!(workload::NAMES[1..].iter().all(|name| of(&recorded, name).is_some_and(|count| count > 1000.0)));
        assert_eq!(of(&recorded, "W1"), None);
    }
}
