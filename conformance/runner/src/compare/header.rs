//! Compares the headers of two answers.

use std::collections::BTreeSet;

use super::{Answer, Body, Rules, cookie, quoted};

/// Headers whose presence in our answer alone is a difference.
const SIGNIFICANT: [&str; 12] = [
    "location",
    "set-cookie",
    "www-authenticate",
    "allow",
    "retry-after",
    "content-encoding",
    "access-control-allow-origin",
    "access-control-allow-credentials",
    "access-control-allow-methods",
    "access-control-allow-headers",
    "access-control-expose-headers",
    "access-control-max-age",
];

/// Headers that are sets of words.
const SETS: [&str; 5] =
    ["allow", "vary", "access-control-allow-methods", "access-control-allow-headers", "access-control-expose-headers"];

/// Headers of which only the presence counts.
const PRESENCE: [&str; 2] = ["etag", "last-modified"];

/// A media type in the form in which two are compared: lower case, no spaces, parameters sorted.
#[must_use]
pub fn media_type(value: &str) -> String {
    let mut parts = value.split(';').map(|part| part.trim().to_lowercase());
    let main = parts.next().unwrap_or_default();
    let mut parameters: Vec<String> = parts.filter(|part| !part.is_empty()).collect();
    parameters.sort();
    parameters.into_iter().fold(main, |media, parameter| media + ";" + &parameter)
}

/// The differences between the recorded headers and ours; `contains` tells that the recorded body is a list of
/// fragments.
pub(super) fn differences(expected: &Answer, actual: &Answer, contains: bool, rules: &Rules) -> Vec<String> {
    let mut out = Vec::new();
    let empty = expected.body == Body::Empty && actual.body == Body::Empty && !contains;
    for (name, theirs) in &expected.headers {
        match actual.headers.get(name) {
            // Without a body its type need not be told.
            None if name == "content-type" && empty => {}
            None => out.push(format!("header {name}: missing (expected {})", quoted(&theirs.join(" | ")))),
            Some(ours) => {
                let found = difference(name, theirs, ours, rules);
                out.extend(found.map(|difference| format!("header {name}: {difference}")));
            }
        }
    }
    for (name, ours) in &actual.headers {
        if SIGNIFICANT.contains(&name.as_str()) && !expected.headers.contains_key(name) {
            out.push(format!("header {name}: unexpected {}", quoted(&ours.join(" | "))));
        }
    }
    out
}

fn difference(name: &str, theirs: &[String], ours: &[String], rules: &Rules) -> Option<String> {
    let pointer = format!("/headers/{}", name.replace('~', "~0").replace('/', "~1"));
    if PRESENCE.contains(&name) || rules.is_volatile(&pointer) {
        return None;
    }
    let same = match name {
        "set-cookie" => return cookie::difference(theirs, ours, rules),
        "content-type" => theirs.iter().map(|v| media_type(v)).eq(ours.iter().map(|v| media_type(v))),
        _ if SETS.contains(&name) => words(theirs) == words(ours),
        _ => theirs == ours,
    };
    (!same).then(|| format!("expected {}, got {}", quoted(&theirs.join(" | ")), quoted(&ours.join(" | "))))
}

fn words(values: &[String]) -> BTreeSet<String> {
    let words = values.iter().flat_map(|value| value.split(','));
    words.map(|word| word.trim().to_lowercase()).filter(|word| !word.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(headers: &[(&str, &str)], body: Body) -> Answer {
        let mut answer = Answer { status: 200, body, ..Answer::default() };
        for (name, value) in headers {
            answer.headers.entry((*name).to_owned()).or_default().push((*value).to_owned());
        }
        answer
    }

    fn diff(expected: &[(&str, &str)], actual: &[(&str, &str)], rules: &Rules) -> Vec<String> {
        let text = || Body::Text("x".to_owned());
        differences(&answer(expected, text()), &answer(actual, text()), false, rules)
    }

    #[test]
    fn recorded_headers_must_be_there_and_equal() {
        let rules = Rules::default();
        assert!(diff(&[("x-a", "1")], &[("x-a", "1"), ("x-b", "2")], &rules).is_empty());
        assert_eq!(diff(&[("x-a", "1")], &[], &rules), ["header x-a: missing (expected \"1\")"]);
        assert_eq!(diff(&[("x-a", "a")], &[("x-a", "A")], &rules), ["header x-a: expected \"a\", got \"A\""]);
        assert_eq!(diff(&[("x-a", "1")], &[("x-a", "1"), ("x-a", "2")], &rules).len(), 1);
    }

    #[test]
    fn significant_headers_may_not_be_added() {
        for name in SIGNIFICANT {
            assert_eq!(diff(&[], &[(name, "x")], &Rules::default()).len(), 1, "{name}");
        }
    }

    #[test]
    fn content_type_ignores_case_spaces_and_order() {
        let rules = Rules::default();
        let theirs = [("content-type", "text/html; charset=utf-8; q=1")];
        assert!(diff(&theirs, &[("content-type", "Text/HTML;q=1;charset=UTF-8")], &rules).is_empty());
        assert!(!diff(&theirs, &[("content-type", "text/html; q=1")], &rules).is_empty());
    }

    #[test]
    fn content_type_may_be_missing_only_without_a_body() {
        let theirs = answer(&[("content-type", "text/plain")], Body::Empty);
        let ours = answer(&[], Body::Empty);
        assert!(differences(&theirs, &ours, false, &Rules::default()).is_empty());
        assert_eq!(differences(&theirs, &ours, true, &Rules::default()).len(), 1);
        assert_eq!(diff(&[("content-type", "text/plain")], &[], &Rules::default()).len(), 1);
    }

    #[test]
    fn word_lists_are_sets() {
        for name in SETS {
            assert!(diff(&[(name, "GET, POST")], &[(name, "post,get")], &Rules::default()).is_empty(), "{name}");
            assert_eq!(diff(&[(name, "GET, POST")], &[(name, "GET")], &Rules::default()).len(), 1, "{name}");
        }
        assert!(diff(&[("allow", "GET, POST")], &[("allow", "POST"), ("allow", "GET")], &Rules::default()).is_empty());
    }

    #[test]
    fn validators_and_volatile_headers_need_only_be_there() {
        let rules = Rules { volatile: vec!["/headers/x-time".to_owned()], ..Rules::default() };
        for name in ["etag", "last-modified", "x-time"] {
            assert!(diff(&[(name, "a")], &[(name, "b")], &rules).is_empty(), "{name}");
            assert_eq!(diff(&[(name, "a")], &[], &rules).len(), 1, "{name}");
        }
    }
}
