//! The ratchet: what `exceptions.txt` admits, held against what is found.
//!
//! A line is `rule subject number # reason`. The subject is a path or `path::function`; the number is the size that a
//! rule reports, or how many findings of that rule the file has. It must be exact: what became better may not become
//! worse again.

use crate::finding::Finding;
use crate::rules;

const FILE: &str = "tidy/exceptions.txt";
const RULE: &str = "exceptions";

/// One admitted exception.
#[derive(Debug)]
pub(crate) struct Exception {
    line: usize,
    rule: String,
    subject: String,
    number: usize,
}

/// Reads the list; the findings are the mistakes in the list itself.
pub(crate) fn parse(text: &str) -> (Vec<Exception>, Vec<Finding>) {
    let (mut exceptions, mut mistakes) = (Vec::<Exception>::new(), Vec::new());
    for (index, line) in text.lines().enumerate() {
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        match parse_line(index + 1, line) {
            Ok(next) if exceptions.iter().any(|known| known.rule == next.rule && known.subject == next.subject) => {
                mistakes.push(mistake(next.line, format!("`{}` is listed twice for `{}`", next.subject, next.rule)));
            }
            Ok(next) => exceptions.push(next),
            Err(message) => mistakes.push(mistake(index + 1, message)),
        }
    }
    (exceptions, mistakes)
}

fn parse_line(line: usize, text: &str) -> Result<Exception, String> {
    let (entry, reason) = text.split_once('#').ok_or("an exception ends in `# reason`")?;
    if reason.trim().is_empty() {
        return Err("an exception has a reason after the `#`".to_owned());
    }
    let words: Vec<&str> = entry.split_whitespace().collect();
    let &[rule, subject, number] = words.as_slice() else {
        return Err(format!("expected `rule path number # reason`, found `{}`", entry.trim()));
    };
    if !rules::ALL.iter().any(|known| known.name == rule) {
        return Err(format!("there is no rule `{rule}`"));
    }
    let number = number.parse().map_err(|_| format!("expected a number, found `{number}`"))?;
    Ok(Exception { line, rule: rule.to_owned(), subject: subject.to_owned(), number })
}

/// Takes out the findings that an exception admits, and adds one for each exception that admits more than there is.
pub(crate) fn apply(exceptions: &[Exception], found: &mut Vec<Finding>) {
    for exception in exceptions {
        let concerns = |finding: &Finding| finding.rule == exception.rule && finding.subject == exception.subject;
        let total: usize = found.iter().filter(|finding| concerns(finding)).map(|finding| finding.amount).sum();
        let Exception { rule, subject, number, line } = exception;
        if total > *number {
            for finding in found.iter_mut().filter(|finding| concerns(finding)) {
                finding.message += &format!("; the exception admits {number}, found {total}");
            }
            continue;
        }
        found.retain(|finding| !concerns(finding));
        if total == 0 {
            found.push(mistake(*line, format!("`{rule} {subject}` is not needed: remove the line")));
        } else if total < *number {
            found.push(mistake(*line, format!("`{rule} {subject}` became better: write {total} for {number}")));
        }
    }
}

fn mistake(line: usize, message: String) -> Finding {
    Finding { path: FILE.to_owned(), line, message, rule: RULE, subject: FILE.to_owned(), amount: 1 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn long_file(lines: usize) -> Finding {
        let path = "src/a.rs".to_owned();
        Finding {
            path: path.clone(),
            line: 1,
            message: "long".into(),
            rule: "file_length",
            subject: path,
            amount: lines,
        }
    }

    fn left(list: &str, mut found: Vec<Finding>) -> Vec<String> {
        let (exceptions, mistakes) = parse(list);
        assert_eq!(mistakes, []);
        apply(&exceptions, &mut found);
        found.into_iter().map(|finding| finding.message).collect()
    }

    #[test]
    fn exact_exception_admits() {
        assert!(left("# Sizes\n\nfile_length src/a.rs 500 # a table\n", vec![long_file(500)]).is_empty());
    }

    #[test]
    fn growth_is_refused() {
        let messages = left("file_length src/a.rs 500 # a table", vec![long_file(501)]);
        assert_eq!(messages, ["long; the exception admits 500, found 501"]);
    }

    #[test]
    fn exception_larger_than_needed_tells_the_number() {
        let messages = left("file_length src/a.rs 500 # a table", vec![long_file(450)]);
        assert_eq!(messages, ["`file_length src/a.rs` became better: write 450 for 500"]);
    }

    #[test]
    fn exception_without_finding_is_refused() {
        let messages = left("file_length src/a.rs 500 # a table", vec![]);
        assert_eq!(messages, ["`file_length src/a.rs` is not needed: remove the line"]);
    }

    #[test]
    fn exception_of_another_rule_or_path_admits_nothing() {
        let messages = left("file_length src/b.rs 500 # a table", vec![long_file(500)]);
        assert_eq!(messages.len(), 2);
    }

    #[test]
    fn mistakes_in_the_list_are_reported() {
        let list = "file_length a 1\nfile_length a 1 #\nfile_length a # b\nno_rule a 1 # b\nfile_length a b # c\n\
            file_length a 1 # b\nfile_length a 1 # b\n";
        let (exceptions, mistakes) = parse(list);
        assert_eq!(exceptions.len(), 1);
        assert_eq!(mistakes.iter().map(|mistake| mistake.line).collect::<Vec<_>>(), [1, 2, 3, 4, 5, 7]);
    }
}
