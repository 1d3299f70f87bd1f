//! The parts of an e-mail address as people write it.

use std::net::{Ipv4Addr, Ipv6Addr};
use std::sync::LazyLock;

use regex::Regex;

/// An address that was read.
pub(super) struct Mailbox {
    /// What stands before the address, if it is in angle brackets.
    pub(super) name: Option<String>,
    pub(super) local: String,
    pub(super) address: String,
}

/// The name and the address of `Name <address>`, else the whole text.
pub(super) fn split(text: &str) -> (Option<&str>, &str) {
    static NAMED: LazyLock<Option<Regex>> = LazyLock::new(|| {
        let name = r"((?:[\w.!#$%&'*+\-/=?^_`{|}~]+\s+)*[\w.!#$%&'*+\-/=?^_`{|}~]+)";
        Regex::new(&format!(r#"^\s*(?:{name}|"((?:[^"]|")+)")?\s*<(.+)>\s*$"#)).ok()
    });
    let Some(found) = NAMED.as_ref().and_then(|named| named.captures(text)) else { return (None, text) };
    let part = |index| found.get(index).map(|part| part.as_str()).filter(|part| !part.is_empty());
    (part(1).or_else(|| part(2)), part(3).unwrap_or(text))
}

/// An IP address in brackets is none that mail goes to.
pub(super) fn refuse_literal(literal: &str) -> &'static str {
    let is_address = literal.parse::<Ipv4Addr>().is_ok()
        || literal.strip_prefix("IPv6:").is_some_and(|address| address.parse::<Ipv6Addr>().is_ok());
    if is_address || literal.contains(':') {
        return "A bracketed IP address after the @-sign is not allowed here.";
    }
    "The part after the @-sign in brackets is not an IPv4 address and has no address literal tag."
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stand_before_angle_brackets() {
        assert_eq!(split("Fred B <a@b.co>"), (Some("Fred B"), "a@b.co"));
        assert_eq!(split("\"x@y\" <a@b.co>"), (Some("x@y"), "a@b.co"));
        assert_eq!(split("<a@b.co>"), (None, "a@b.co"));
        assert_eq!(split("a@b.co"), (None, "a@b.co"));
    }

    #[test]
    fn literals_are_addresses_or_unknown() {
        assert!(refuse_literal("1.2.3.4").starts_with("A bracketed"));
        assert!(refuse_literal("1.2").starts_with("The part"));
    }
}
