//! Judges results against the list of known differences, counts them, and shows them.
//!
//! It receives what `run` found, file by file, and hands on text, JSON lines, and whether the run failed.

mod json_lines;
mod text;
mod topics;

pub use json_lines::write_failures;
pub use text::{Detail, write_kind};
pub use topics::write_topics;

use crate::compare::quoted;
use crate::known::{KnownDifference, KnownFragment, KnownList};
use crate::run::{CaseResult, FileResult, Kind};

/// What a case comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// Our answer equals the recorded one.
    Passed,
    /// It differs.
    Failed,
    /// It differs as the list says.
    Known,
    /// It is equal although the list says that it differs.
    Stale,
}

/// The results of one kind, judged.
#[derive(Debug)]
pub struct Judged {
    /// What was replayed.
    pub kind: Kind,
    /// The results of every file.
    pub files: Vec<FileResult>,
    /// A verdict per case of the file at the same position.
    pub verdicts: Vec<Vec<Verdict>>,
    /// Lines of the list that cover nothing, as text.
    pub idle: Vec<String>,
}

impl Judged {
    /// Judges the results of one kind. `complete` tells that no file was left out, so that idle lines can be told.
    #[must_use]
    pub fn new(kind: Kind, mut files: Vec<FileResult>, known: &KnownList, complete: bool) -> Judged {
        let idle_fragments = remove_fragments(&mut files, &known.fragments);
        let known = &known.differences;
        let mut used = vec![false; known.len()];
        let mut verdicts = Vec::new();
        for file in &files {
            let lines: Vec<_> =
                known.iter().enumerate().filter(|(_, line)| line.covers_file(kind, &file.name)).collect();
            if file.cases.is_none() {
                // Whether the line is right will show when there is a counterpart.
                lines.iter().for_each(|(at, _)| used[*at] = true);
            }
            let cases = file.cases.as_deref().unwrap_or_default();
            verdicts.push(cases.iter().map(|case| verdict(case, &lines, &mut used)).collect());
        }
        let idle = known.iter().zip(used).filter(|(line, used)| complete && line.kind() == kind && !used);
        let idle_fragments = idle_fragments.into_iter().filter(|_| complete && kind == Kind::Apps);
        let idle = idle.map(|(line, _)| line.to_string()).chain(idle_fragments.map(ToString::to_string)).collect();
        Judged { kind, files, verdicts, idle }
    }

    /// The figures of all files together.
    #[must_use]
    pub fn figures(&self) -> Figures {
        let mut figures = Figures { stale: self.idle.len(), ..Figures::default() };
        for (file, verdicts) in self.files.iter().zip(&self.verdicts) {
            figures.add(&Figures::of_file(file, verdicts));
        }
        figures
    }
}

/// Takes the known fragments off the missing ones, makes the others differences, and tells the lines that took nothing
/// off.
fn remove_fragments<'k>(files: &mut [FileResult], known: &'k [KnownFragment]) -> Vec<&'k KnownFragment> {
    let mut idle: Vec<_> = known.iter().collect();
    for case in files.iter_mut().filter_map(|file| file.cases.as_mut()).flatten() {
        for missing in std::mem::take(&mut case.missing_fragments) {
            if known.iter().any(|line| line.covers(&missing)) {
                idle.retain(|line| !line.covers(&missing));
            } else {
                case.differences.push(format!("body: does not contain {}", quoted(&missing)));
            }
        }
    }
    idle
}

fn verdict(case: &CaseResult, lines: &[(usize, &KnownDifference)], used: &mut [bool]) -> Verdict {
    let covering: Vec<_> = lines.iter().filter(|(_, line)| line.covers_case(&case.name)).collect();
    covering.iter().for_each(|(at, _)| used[*at] = true);
    match (case.passed(), covering.is_empty()) {
        (true, true) => Verdict::Passed,
        (true, false) => Verdict::Stale,
        (false, _) if covering.iter().any(|(_, line)| line.explains(case)) => Verdict::Known,
        (false, _) => Verdict::Failed,
    }
}

/// How many cases came to what.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Figures {
    /// Cases that passed.
    pub passed: usize,
    /// Cases that failed, and are not on the list.
    pub failed: usize,
    /// Cases that failed as the list says.
    pub known: usize,
    /// Cases that passed although listed, and lines that cover nothing.
    pub stale: usize,
    /// Cases that are not replayed.
    pub not_run: usize,
    /// Cases of files without a counterpart.
    pub without_counterpart: usize,
    /// Files with a counterpart.
    pub files: usize,
    /// All files.
    pub files_total: usize,
}

impl Figures {
    /// The figures of one file.
    #[must_use]
    pub fn of_file(file: &FileResult, verdicts: &[Verdict]) -> Figures {
        let count = |wanted| verdicts.iter().filter(|verdict| **verdict == wanted).count();
        let there = file.cases.is_some();
        Figures {
            passed: count(Verdict::Passed),
            failed: count(Verdict::Failed),
            known: count(Verdict::Known),
            stale: count(Verdict::Stale),
            not_run: file.planned.not_run,
            without_counterpart: if there { 0 } else { file.planned.cases },
            files: usize::from(there),
            files_total: 1,
        }
    }

    /// Adds those of another file or kind.
    pub fn add(&mut self, other: &Figures) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.known += other.known;
        self.stale += other.stale;
        self.not_run += other.not_run;
        self.without_counterpart += other.without_counterpart;
        self.files += other.files;
        self.files_total += other.files_total;
    }

    /// What makes a run fail: unlisted failures and a list that is not honest.
    #[must_use]
    pub fn failures(&self) -> usize {
        self.failed + self.stale
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::run::Planned;

    fn file(name: &str, cases: Option<Vec<(&str, u16, bool)>>) -> FileResult {
        let case = |(name, status, passed): (&str, u16, bool)| {
            let differences = if passed { Vec::new() } else { vec!["status".to_owned()] };
            CaseResult::compared(name.to_owned(), status, differences)
        };
        FileResult {
            kind: Kind::Types,
            name: name.to_owned(),
            topic: String::new(),
            planned: Planned { cases: 3, not_run: 1 },
            cases: cases.map(|cases| cases.into_iter().map(case).collect()),
        }
    }

    fn judged(known: &str, complete: bool) -> Judged {
        let files = vec![
            file("int", Some(vec![("a NaN", 422, false), ("b NaN", 400, false), ("c", 200, true)])),
            file("str", None),
        ];
        Judged::new(Kind::Types, files, &KnownList::parse(known).unwrap(), complete)
    }

    #[test]
    fn failures_count_unless_listed_with_the_answer_given() {
        assert_eq!(judged("", true).verdicts[0], [Verdict::Failed, Verdict::Failed, Verdict::Passed]);
        let listed = judged("types :: * :: * NaN :: 422 :: why", true);
        assert_eq!(listed.verdicts[0], [Verdict::Known, Verdict::Failed, Verdict::Passed]);
        assert_eq!(listed.figures().failures(), 1);
    }

    #[test]
    fn listed_case_that_passes_is_stale_and_fails_the_run() {
        let stale = judged("types :: int :: * :: any :: why", true);
        assert_eq!(stale.verdicts[0], [Verdict::Known, Verdict::Known, Verdict::Stale]);
        assert_eq!(stale.figures().failures(), 1);
    }

    #[test]
    fn line_that_covers_nothing_is_told_after_a_complete_run() {
        let list = "types :: int :: z :: any :: why\ntypes :: str :: z :: any :: why\napps :: q :: z :: any :: why";
        assert_eq!(judged(list, true).idle, ["line 1 of the known differences (why)"]);
        assert!(judged(list, false).idle.is_empty());
    }

    #[test]
    fn known_fragments_do_not_count_and_others_do() {
        let page = |missing: &[&str]| {
            let mut case = CaseResult::compared("GET /docs".to_owned(), 200, Vec::new());
            case.missing_fragments = missing.iter().map(|&text| text.to_owned()).collect();
            let planned = Planned { cases: 1, not_run: 0 };
            let cases = Some(vec![case]);
            vec![FileResult { kind: Kind::Apps, name: "a".to_owned(), topic: String::new(), planned, cases }]
        };
        let known = KnownList::parse("fragment :: https://cdn/x.js :: ours is embedded").unwrap();
        let judged = |missing: &[&str], complete| Judged::new(Kind::Apps, page(missing), &known, complete);
        assert_eq!(
            judged(&["https://cdn/x.js"], true).figures(),
            Figures { passed: 1, files: 1, files_total: 1, ..Figures::default() }
        );
        let other = judged(&["https://cdn/x.js", "<title>"], true);
        assert_eq!(other.files[0].cases.as_ref().unwrap()[0].differences, ["body: does not contain \"<title>\""]);
        assert_eq!(other.figures().failures(), 1);
        assert_eq!(judged(&[], true).idle, ["line 1 of the known differences (ours is embedded)"]);
        assert!(judged(&[], false).idle.is_empty());
    }

    #[test]
    fn files_without_counterpart_are_counted_apart() {
        let figures = judged("", true).figures();
        assert_eq!((figures.passed, figures.failed, figures.without_counterpart), (1, 2, 3));
        assert_eq!((figures.files, figures.files_total, figures.not_run), (1, 2, 2));
    }
}
