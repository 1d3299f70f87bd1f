//! A table by topic: how many applications are equal to FastAPI's.

use std::collections::BTreeMap;
use std::io::{self, Write};

use super::{Figures, Judged};

/// Writes a row per topic: applications without failures, those with a counterpart, all.
///
/// # Errors
/// The output cannot be written.
pub fn write_topics(out: &mut dyn Write, judged: &Judged) -> io::Result<()> {
    let mut topics: BTreeMap<&str, [usize; 3]> = BTreeMap::new();
    for (file, verdicts) in judged.files.iter().zip(&judged.verdicts) {
        let there = file.cases.is_some();
        let equal = there && Figures::of_file(file, verdicts).failures() == 0;
        let topic = if file.topic.is_empty() { "(none)" } else { &file.topic };
        let row = topics.entry(topic).or_default();
        row.iter_mut().zip([equal, there, true]).for_each(|(sum, one)| *sum += usize::from(one));
    }
    let width = topics.keys().map(|topic| topic.len()).max().unwrap_or_default().max("topic".len());
    writeln!(out, "{:width$}  {:>11}  {:>11}", "topic", "equal/total", "counterpart")?;
    for (topic, [equal, there, total]) in topics {
        writeln!(out, "{topic:width$}  {:>11}  {there:>11}", format!("{equal}/{total}"))?;
    }
    Ok(())
}
