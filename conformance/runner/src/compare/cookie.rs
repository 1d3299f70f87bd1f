//! Compares `Set-Cookie` headers: name, value and attributes; of `expires` only that it is there.

use std::collections::BTreeMap;

use super::{Rules, quoted};

/// A cookie as a response sets it.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct SetCookie<'a> {
    name: &'a str,
    value: &'a str,
    attributes: BTreeMap<String, String>,
}

impl<'a> SetCookie<'a> {
    fn parse(header: &'a str) -> SetCookie<'a> {
        let mut parts = header.split(';').map(str::trim);
        let (name, value) = halves(parts.next().unwrap_or_default());
        let attributes = parts.map(halves).filter(|(name, _)| !name.is_empty()).map(|(name, value)| {
            let name = name.to_ascii_lowercase();
            let value = if name == "samesite" { value.to_ascii_lowercase() } else { value.to_owned() };
            (name, value)
        });
        SetCookie { name, value, attributes: attributes.collect() }
    }

    /// Takes the moment of expiry out, and says whether there was one.
    fn take_expires(&mut self) -> bool {
        self.attributes.remove("expires").is_some()
    }
}

fn halves(part: &str) -> (&str, &str) {
    part.split_once('=').unwrap_or((part, ""))
}

/// The first difference between the cookies recorded and ours.
pub(super) fn difference(expected: &[String], actual: &[String], rules: &Rules) -> Option<String> {
    let (mut theirs, mut ours) = (sorted(expected), sorted(actual));
    if !theirs.iter().map(|c| c.name).eq(ours.iter().map(|c| c.name)) {
        return Some(format!("expected {}, got {}", quoted(&expected.join(" | ")), quoted(&actual.join(" | "))));
    }
    theirs.iter_mut().zip(&mut ours).find_map(|(theirs, ours)| one(theirs, ours, rules))
}

fn sorted(headers: &[String]) -> Vec<SetCookie<'_>> {
    let mut cookies: Vec<_> = headers.iter().map(|header| SetCookie::parse(header)).collect();
    cookies.sort();
    cookies
}

fn one(theirs: &mut SetCookie<'_>, ours: &mut SetCookie<'_>, rules: &Rules) -> Option<String> {
    let name = theirs.name;
    if theirs.take_expires() != ours.take_expires() {
        return Some(format!("{name}: only one of the two expires"));
    }
    let free = rules.is_volatile("/set-cookie/*/value");
    if !free && theirs.value.trim_matches('"') != ours.value.trim_matches('"') {
        return Some(format!("{name}: expected {}, got {}", quoted(theirs.value), quoted(ours.value)));
    }
    let different = theirs.attributes != ours.attributes;
    different.then(|| format!("{name}: attributes expected {:?}, got {:?}", theirs.attributes, ours.attributes))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn same(expected: &[&str], actual: &[&str], rules: &Rules) -> bool {
        let own = |list: &[&str]| list.iter().map(|&text| text.to_owned()).collect::<Vec<_>>();
        difference(&own(expected), &own(actual), rules).is_none()
    }

    #[test]
    fn order_case_of_attributes_and_quotes_do_not_matter() {
        let rules = Rules::default();
        assert!(same(&["a=1; Path=/; SameSite=lax"], &["a=\"1\"; samesite=Lax; path=/"], &rules));
        assert!(same(&["a=1", "b=2"], &["b=2", "a=1"], &rules));
    }

    #[test]
    fn name_value_and_attributes_matter() {
        let rules = Rules::default();
        for (theirs, ours) in [
            ("a=1", "b=1"),
            ("a=1", "a=2"),
            ("a=1; Path=/", "a=1"),
            ("a=1; Path=/", "a=1; Path=/x"),
            ("a=1", "a=1; HttpOnly"),
            ("a=1; Max-Age=5", "a=1; Max-Age=6"),
        ] {
            assert!(!same(&[theirs], &[ours], &rules), "{theirs} {ours}");
        }
        assert!(!same(&["a=1"], &["a=1", "a=1"], &rules));
    }

    #[test]
    fn only_the_presence_of_expires_counts() {
        let rules = Rules::default();
        assert!(same(&["a=1; expires=Mon"], &["a=1; Expires=Tue"], &rules));
        assert!(!same(&["a=1; expires=Mon"], &["a=1"], &rules));
    }

    #[test]
    fn volatile_values_are_free_but_attributes_are_not() {
        let rules = Rules { volatile: vec!["/set-cookie/*/value".to_owned()], ..Rules::default() };
        assert!(same(&["a=1; Path=/"], &["a=2; Path=/"], &rules));
        assert!(!same(&["a=1; Path=/"], &["a=2"], &rules));
    }
}
