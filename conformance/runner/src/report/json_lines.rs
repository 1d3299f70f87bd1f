//! Writes failures for programs: a JSON object per line and failed case.

use std::io::{self, Write};

use super::{Judged, Verdict};
use crate::json::Json;

/// Writes every case that failed or is stale.
///
/// # Errors
/// The output cannot be written.
pub fn write_failures(out: &mut dyn Write, judged: &Judged) -> io::Result<()> {
    for (file, verdicts) in judged.files.iter().zip(&judged.verdicts) {
        for (case, verdict) in file.cases.iter().flatten().zip(verdicts) {
            let verdict = match verdict {
                Verdict::Failed => "failed",
                Verdict::Stale => "stale",
                Verdict::Passed | Verdict::Known => continue,
            };
            let text = |text: &str| Json::String(text.to_owned());
            let status = case.status.map_or(Json::Null, |status| Json::Number(status.to_string()));
            let differences = case.differences.iter().map(|difference| text(difference)).collect();
            let line = [
                ("kind", text(judged.kind.name())),
                ("file", text(&file.name)),
                ("case", text(&case.name)),
                ("verdict", text(verdict)),
                ("status", status),
                ("differences", Json::Array(differences)),
            ];
            writeln!(out, "{}", Json::Object(line.map(|(name, value)| (name.to_owned(), value)).to_vec()))?;
        }
    }
    Ok(())
}
