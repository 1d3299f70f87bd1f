//! The command line: `conformance [KIND…] [NAME…] [OPTION…]`, `conformance diff OURS THEIRS`, and
//! `conformance pack DIR`.

use std::env;
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::PathBuf;

use crate::diff;
use crate::golden::{Corpus, GoldenFile, Pattern, pack};
use crate::json::{Json, parse as parse_json};
use crate::known::KnownList;
use crate::registry::Registry;
use crate::report::{Detail, Figures, Judged, write_failures, write_kind, write_topics};
use crate::run::{Kind, run_all};

/// What `--help` says.
const USAGE: &str = "\
conformance [KIND…] [NAME…] [OPTION…]   replay recordings; no KIND is all of them
conformance diff OURS THEIRS            compare two OpenAPI documents, files of JSON
conformance pack DIR                    pack a plain corpus into this repository

KIND   apps documents types schemas models malformed
NAME   a golden file's name, the beginning of one, or a pattern with `*`

--golden DIR      another corpus, plain or packed (also: the variable GOLDEN_DIR)
--max-diffs N     differences shown per file (5)
--verbose         show files without failures too
--topics          a table of applications by topic
--report FILE     write failures as JSON lines
";

/// What went wrong before anything could be compared, for the reader of the terminal.
type Fault = Box<dyn std::error::Error>;

/// What a run does.
#[derive(Debug)]
struct Options {
    kinds: Vec<Kind>,
    names: Vec<Pattern>,
    golden: Option<PathBuf>,
    detail: Detail,
    topics: bool,
    report: Option<PathBuf>,
}

/// Does what the arguments say, and tells whether nothing failed.
///
/// # Errors
/// An argument is unknown, the corpus or the list of known differences cannot be read, or output cannot be written.
pub fn run(arguments: &[String], registry: &Registry, out: &mut dyn Write) -> Result<bool, Fault> {
    match arguments {
        [word] if word == "--help" || word == "-h" => {
            out.write_all(USAGE.as_bytes())?;
            Ok(true)
        }
        [word, directory] if word == "pack" => {
            for (folder, bytes) in pack(&PathBuf::from(directory))? {
                writeln!(out, "{folder}.tar.gz: {bytes} bytes")?;
            }
            Ok(true)
        }
        [word, ours, theirs] if word == "diff" => {
            let (ours, theirs) = (document(ours)?, document(theirs)?);
            let differences = diff::differences(&ours, &theirs);
            diff::write_differences(&differences, out)?;
            Ok(differences.is_empty())
        }
        [word, ..] if word == "diff" => Err("`diff` compares two files: `conformance diff OURS THEIRS`".into()),
        _ => replay(&parse(arguments)?, registry, out),
    }
}

/// A document in a file.
fn document(path: &str) -> Result<Json, Fault> {
    let bytes = std::fs::read(path).map_err(|error| format!("`{path}` can't be read: {error}"))?;
    parse_json(&bytes).map_err(|error| format!("`{path}` is no JSON: {error}").into())
}

fn parse(arguments: &[String]) -> Result<Options, Fault> {
    let detail = Detail { verbose: false, differences_max: 5 };
    let golden = env::var_os("GOLDEN_DIR").map(PathBuf::from);
    let mut options = Options { kinds: Vec::new(), names: Vec::new(), golden, detail, topics: false, report: None };
    let mut words = arguments.iter();
    while let Some(word) = words.next() {
        let mut value = || words.next().ok_or_else(|| format!("`{word}` needs a value"));
        match word.as_str() {
            "--golden" => options.golden = Some(PathBuf::from(value()?)),
            "--report" => options.report = Some(PathBuf::from(value()?)),
            "--max-diffs" => options.detail.differences_max = value()?.parse()?,
            "--verbose" => options.detail.verbose = true,
            "--topics" => options.topics = true,
            other if other.starts_with('-') => return Err(format!("unknown option `{other}`\n\n{USAGE}").into()),
            other => match Kind::from_name(other) {
                Some(kind) => options.kinds.push(kind),
                None => options.names.push(Pattern::new(other)),
            },
        }
    }
    if options.kinds.is_empty() {
        options.kinds = Kind::ALL.to_vec();
    }
    Ok(options)
}

fn replay(options: &Options, registry: &Registry, out: &mut dyn Write) -> Result<bool, Fault> {
    let corpus = options.golden.clone().map_or_else(Corpus::vendored, Corpus::at);
    let known = KnownList::vendored()?;
    let mut report = match &options.report {
        Some(path) => Some(BufWriter::new(File::create(path)?)),
        None => None,
    };
    let mut sum = Figures::default();
    for &kind in &options.kinds {
        let files = wanted(&corpus, kind, &options.names)?;
        if files.is_empty() && options.names.is_empty() {
            return Err(format!("the corpus has no recordings for `{}`", kind.name()).into());
        }
        let judged = Judged::new(kind, run_all(kind, &files, registry), &known, options.names.is_empty());
        write_kind(out, &judged, options.detail)?;
        if options.topics && kind == Kind::Apps {
            write_topics(out, &judged)?;
        }
        if let Some(report) = &mut report {
            write_failures(report, &judged)?;
        }
        sum.add(&judged.figures());
    }
    report.map_or(Ok(()), |mut report| report.flush())?;
    if sum.files_total == 0 {
        return Err("no golden file has such a name".into());
    }
    write_sum(out, &sum)?;
    Ok(sum.failures() == 0)
}

/// The closing lines; the last one is for programs.
fn write_sum(out: &mut dyn Write, sum: &Figures) -> io::Result<()> {
    let Figures { known, stale, not_run, without_counterpart, .. } = sum;
    writeln!(out, "all: {known} known, {stale} stale, {not_run} not run, {without_counterpart} without counterpart")?;
    writeln!(out, "{} passed, {} failed", sum.passed, sum.failures())
}

fn wanted(corpus: &Corpus, kind: Kind, names: &[Pattern]) -> Result<Vec<GoldenFile>, Fault> {
    let mut files = corpus.files(kind.folder())?;
    files.retain(|file| names.is_empty() || names.iter().any(|name| name.covers_prefix(&file.name)));
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn output(arguments: &[&str]) -> Result<(bool, String), Fault> {
        let arguments: Vec<String> = arguments.iter().map(|&word| word.to_owned()).collect();
        let mut out = Vec::new();
        let passed = run(&arguments, &Registry::default(), &mut out)?;
        Ok((passed, String::from_utf8(out)?))
    }

    #[test]
    fn last_line_is_the_count_alone() {
        let (passed, text) = output(&["schemas", "malformed", "int_", "syntax"]).unwrap();
        assert!(passed);
        assert_eq!(text.lines().last(), Some("0 passed, 0 failed"));
        assert!(text.contains("(0 of 1 files have one)"), "{text}");
    }

    #[test]
    fn mistakes_on_the_command_line_are_told() {
        for words in
            [&["--what"][..], &["apps", "--golden"], &["apps", "no_such_app"], &["--max-diffs", "x"], &["diff", "a"]]
        {
            assert!(output(words).is_err(), "{words:?}");
        }
        assert!(output(&["apps", "--golden", "src"]).is_err(), "a corpus without recordings");
    }
}
