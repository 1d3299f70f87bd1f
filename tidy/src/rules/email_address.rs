//! No person's e-mail address is in a page, a comment or a manifest. Addresses of reserved names (`example.com`) are
//! nobody's, and so are names of one letter.
//!
//! Literals in code are not looked at: tests of addresses need all forms of them.

use super::Rule;
use crate::finding::Findings;
use crate::repository::{File, Repository};

pub(super) const RULE: Rule = Rule { name: "email_address", check };

const RESERVED: &[&str] = &["example.com", "example.org", "example.net", ".example", ".test", ".invalid", ".localhost"];

fn check(repository: &Repository, findings: &mut Findings) {
    for file in repository.files().iter().filter(|file| !file.is_foreign()) {
        for (index, line) in written(file).lines().enumerate() {
            for address in addresses(line) {
                findings.add(&file.path, index + 1, format!("`{address}` may be a person's: use `example.com`"));
            }
        }
    }
}

fn written(file: &File) -> &str {
    match file.source() {
        Some(source) => &source.comments,
        None => file.text().unwrap_or_default(),
    }
}

fn addresses(line: &str) -> Vec<String> {
    let mut addresses = Vec::new();
    for (at, _) in line.match_indices('@') {
        let name = line[..at].bytes().rev().take_while(|byte| is_name(*byte)).count();
        let domain = line[at + 1..].bytes().take_while(|byte| is_domain(*byte)).count();
        let domain = line[at + 1..at + 1 + domain].trim_end_matches(['.', '-']);
        let is_reserved = RESERVED.iter().any(|reserved| domain.to_ascii_lowercase().ends_with(reserved));
        if name > 1 && has_top_level(domain) && !is_reserved {
            addresses.push(format!("{}@{domain}", &line[at - name..at]));
        }
    }
    addresses
}

fn is_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"._+-".contains(&byte)
}

fn is_domain(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b".-".contains(&byte)
}

/// Tells a domain from a version, such as that of `package@1.2.3`.
fn has_top_level(domain: &str) -> bool {
    let top = domain.rsplit_once('.').map_or("", |(_, top)| top);
    top.len() >= 2 && top.bytes().all(|byte| byte.is_ascii_alphabetic())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reserved_names_versions_and_literals_pass() {
        let page = "Write to ada@example.com or ab@C.TEST, a@b.co; npm i swagger-ui@5.1.0, @media, user@host\n";
        assert!(RULE.places(&[("a.md", page), ("a.rs", "f(\"a@b.co\");\n"), ("golden/a.py", "a@b.co\n")]).is_empty());
    }

    #[test]
    fn addresses_are_found() {
        let address = ["ada", "lovelace.org"].join("@");
        let comment = format!("//! {address}\n");
        assert_eq!(RULE.places(&[("a.md", &format!("\n<{address}>\n")), ("b.rs", &comment)]), ["a.md:2", "b.rs:1"]);
    }
}
