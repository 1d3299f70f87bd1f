//! No module is named `utils` or the like: a helper belongs to the concept that it helps.

use super::Rule;
use crate::finding::Findings;
use crate::repository::Repository;
use crate::source;

pub(super) const RULE: Rule = Rule { name: "banned_name", check };

const BANNED: &[&str] = &["util", "utils", "utilities", "helper", "helpers", "common", "misc"];

fn check(repository: &Repository, findings: &mut Findings) {
    for (file, source) in repository.sources() {
        let parts = file.path.trim_end_matches(".rs").split('/');
        for name in parts.filter(|name| BANNED.contains(name)) {
            findings.add(&file.path, 1, format!("`{name}` says nothing: name the concept"));
        }
        for at in source.words("mod") {
            let rest = source.code[at + "mod".len()..].trim_start();
            let name = source::name(rest);
            let is_inline = rest[name.len()..].trim_start().starts_with('{');
            if is_inline && BANNED.contains(&name) {
                let line = source::line(&source.code, at);
                findings.add(&file.path, line, format!("the module `{name}` says nothing: name the concept"));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn named_concepts_pass() {
        assert!(
            RULE.places(&[("src/common_name.rs", "// mod utils {\nmod tests {}\n"), ("docs/common.md", "")]).is_empty()
        );
    }

    #[test]
    fn banned_files_folders_and_modules_are_found() {
        let files = [("src/utils.rs", ""), ("tests/common/mod.rs", ""), ("src/lib.rs", "\nmod helpers {\n}\n")];
        assert_eq!(RULE.places(&files), ["src/lib.rs:2", "src/utils.rs:1", "tests/common/mod.rs:1"]);
    }
}
