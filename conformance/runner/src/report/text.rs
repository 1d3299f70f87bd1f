//! Shows the results of a kind to a reader: files with failures, their first differences, and a line of figures.

use std::io::{self, Write};

use super::{Figures, Judged, Verdict};

/// How much is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Detail {
    /// Whether files without failures are shown too.
    pub verbose: bool,
    /// The number of differences shown per file.
    pub differences_max: usize,
}

/// Writes the results of one kind.
///
/// # Errors
/// The output cannot be written.
pub fn write_kind(out: &mut dyn Write, judged: &Judged, detail: Detail) -> io::Result<()> {
    for at in 0..judged.files.len() {
        write_file(out, judged, at, detail)?;
    }
    for line in &judged.idle {
        writeln!(out, "{}: {line} covers no case: take it off", judged.kind.name())?;
    }
    write_figures(out, judged.kind.name(), &judged.figures())
}

fn write_file(out: &mut dyn Write, judged: &Judged, at: usize, detail: Detail) -> io::Result<()> {
    let (file, verdicts) = (&judged.files[at], &judged.verdicts[at]);
    let figures = Figures::of_file(file, verdicts);
    let Some(cases) = &file.cases else {
        return if detail.verbose {
            writeln!(out, "--   {} {}: no counterpart, {} cases", judged.kind.name(), file.name, file.planned.cases)
        } else {
            Ok(())
        };
    };
    if figures.failures() == 0 && !detail.verbose {
        return Ok(());
    }
    let mark = if figures.failures() == 0 { "ok  " } else { "FAIL" };
    let known = if figures.known == 0 { String::new() } else { format!(", {} known", figures.known) };
    let (passed, failed) = (figures.passed, figures.failures());
    writeln!(out, "{mark} {} {}: {passed} passed, {failed} failed{known}", judged.kind.name(), file.name)?;
    let mut left = detail.differences_max;
    for (case, verdict) in cases.iter().zip(verdicts) {
        let lines: Vec<&str> = match verdict {
            Verdict::Failed => case.differences.iter().map(String::as_str).collect(),
            Verdict::Stale => vec!["passes although it is a known difference: take it off the list"],
            Verdict::Passed | Verdict::Known => continue,
        };
        if left == 0 {
            continue;
        }
        writeln!(out, "  - {}", case.name)?;
        for line in lines.iter().take(left) {
            writeln!(out, "      {line}")?;
        }
        if lines.len() > left {
            writeln!(out, "      … {} more", lines.len() - left)?;
        }
        left = left.saturating_sub(lines.len());
    }
    Ok(())
}

/// Writes the line of figures of a kind, or of all.
fn write_figures(out: &mut dyn Write, name: &str, figures: &Figures) -> io::Result<()> {
    let Figures { passed, failed, known, stale, not_run, without_counterpart, files, files_total } = figures;
    write!(out, "{name}: {passed} passed, {failed} failed, {known} known, {stale} stale, {not_run} not run; ")?;
    writeln!(out, "{without_counterpart} without counterpart ({files} of {files_total} files have one)")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::known::KnownList;
    use crate::run::{CaseResult, FileResult, Kind, Planned};

    fn shown(differences: &[&str], known: &str, detail: Detail) -> String {
        let differences = differences.iter().map(|&text| text.to_owned()).collect();
        let case = CaseResult::compared("GET /".to_owned(), 200, differences);
        let planned = Planned { cases: 1, not_run: 0 };
        let file =
            FileResult { kind: Kind::Apps, name: "a".into(), topic: String::new(), planned, cases: Some(vec![case]) };
        let known = KnownList::parse(known).unwrap();
        let mut out = Vec::new();
        write_kind(&mut out, &Judged::new(Kind::Apps, vec![file], &known, true), detail).unwrap();
        String::from_utf8(out).unwrap()
    }

    const BRIEF: Detail = Detail { verbose: false, differences_max: 2 };

    #[test]
    fn failures_show_their_first_differences() {
        let text = shown(&["one", "two", "three"], "", BRIEF);
        let begin = "FAIL apps a: 0 passed, 1 failed\n  - GET /\n      one\n      two\n      … 1 more\napps: 0 passed, 1 failed";
        assert!(text.starts_with(begin), "{text}");
    }

    #[test]
    fn files_without_failures_are_shown_on_request() {
        assert!(shown(&[], "", BRIEF).starts_with("apps: 1 passed, 0 failed"));
        assert!(shown(&[], "", Detail { verbose: true, ..BRIEF }).starts_with("ok   apps a: 1 passed, 0 failed\n"));
    }

    #[test]
    fn stale_lines_are_told() {
        let text = shown(&[], "apps :: a :: * :: any :: why\napps :: b :: * :: any :: why", BRIEF);
        assert!(text.contains("take it off the list"), "{text}");
        assert!(text.contains("apps: line 2 of the known differences (why) covers no case"), "{text}");
    }
}
