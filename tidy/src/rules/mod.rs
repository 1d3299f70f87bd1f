//! The rules, one file each. A rule is a name and a function that looks at the repository and collects what it finds;
//! beside it stand a sample that passes and one that fails.

mod banned_name;
mod binary_file;
mod email_address;
mod example;
mod file_length;
mod function_length;
mod line_length;
mod link;
mod machine_path;
mod macro_folder;
mod manifest;
mod module_depth;
mod module_doc;
mod orphaned_page;
mod orphaned_source;
mod registry;
mod ui_case;
mod unfinished;
mod whitespace;

use crate::finding::{Finding, Findings};
use crate::repository::Repository;

/// One rule of the style.
#[derive(Debug)]
pub(crate) struct Rule {
    /// The name of its file, which exceptions and findings tell.
    pub(crate) name: &'static str,
    check: fn(&Repository, &mut Findings),
}

/// Every rule.
pub(crate) const ALL: &[Rule] = &[
    banned_name::RULE,
    binary_file::RULE,
    email_address::RULE,
    example::RULE,
    file_length::RULE,
    function_length::RULE,
    line_length::RULE,
    link::RULE,
    machine_path::RULE,
    macro_folder::RULE,
    manifest::RULE,
    module_depth::RULE,
    module_doc::RULE,
    orphaned_page::RULE,
    orphaned_source::RULE,
    registry::RULE,
    ui_case::RULE,
    unfinished::RULE,
    whitespace::RULE,
];

/// Applies every rule.
pub(crate) fn check(repository: &Repository) -> Vec<Finding> {
    ALL.iter().flat_map(|rule| rule.findings(repository)).collect()
}

impl Rule {
    fn findings(&self, repository: &Repository) -> Vec<Finding> {
        let mut findings = Findings::new(self.name);
        (self.check)(repository, &mut findings);
        findings.into_list()
    }

    /// The lines in which this rule finds something in a repository of these files, as `path:line`.
    #[cfg(test)]
    fn places(&self, files: &[(&str, &str)]) -> Vec<String> {
        let found = self.findings(&Repository::of(files));
        found.iter().map(|finding| format!("{}:{}", finding.path, finding.line)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_are_named_after_their_files() {
        let declarations = include_str!("mod.rs").lines().filter_map(|line| line.strip_prefix("mod "));
        let files: Vec<&str> = declarations.filter_map(|rest| rest.strip_suffix(';')).collect();
        let names: Vec<&str> = ALL.iter().map(|rule| rule.name).collect();
        assert_eq!(names, files);
    }
}
