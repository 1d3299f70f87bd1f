//! One thing that is not as the style asks, and the collector that a rule hands its findings to.

use std::fmt;

/// One thing that is not as the style asks. It displays as `path:line: message [rule]`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding {
    pub(crate) path: String,
    pub(crate) line: usize,
    pub(crate) message: String,
    pub(crate) rule: &'static str,
    /// What an exception names: the path, or `path::function`.
    pub(crate) subject: String,
    /// What an exception counts: lines, errors, or 1 for each finding.
    pub(crate) amount: usize,
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {} [{}]", self.path, self.line, self.message, self.rule)
    }
}

/// Collects the findings of one rule.
#[derive(Debug)]
pub(crate) struct Findings {
    rule: &'static str,
    list: Vec<Finding>,
}

impl Findings {
    pub(crate) fn new(rule: &'static str) -> Self {
        Self { rule, list: Vec::new() }
    }

    /// Adds a finding of which an exception counts how many a file has.
    pub(crate) fn add(&mut self, path: &str, line: usize, message: impl Into<String>) {
        self.add_measured(path, path.to_owned(), line, 1, message);
    }

    /// Adds a finding with a size of its own, such as the length of a function.
    pub(crate) fn add_measured(
        &mut self,
        path: &str,
        subject: String,
        line: usize,
        amount: usize,
        message: impl Into<String>,
    ) {
        self.list.push(Finding {
            path: path.to_owned(),
            line,
            message: message.into(),
            rule: self.rule,
            subject,
            amount,
        });
    }

    pub(crate) fn into_list(self) -> Vec<Finding> {
        self.list
    }
}
