//! Compares two JSON values and says at which pointers they differ.

use super::{Rules, excerpt};
use crate::json::{Json, same_number};

/// Every difference between the recorded value and ours, each with its JSON pointer below `path`.
#[must_use]
pub fn differences(expected: &Json, actual: &Json, path: &str, rules: &Rules) -> Vec<String> {
    let mut out = Vec::new();
    value(expected, actual, path, rules, &mut out);
    out
}

fn value(expected: &Json, actual: &Json, path: &str, rules: &Rules, out: &mut Vec<String>) {
    if rules.is_volatile(path) {
        if expected.kind() != actual.kind() {
            out.push(format!("{path}: expected some {}, got {}", expected.kind(), excerpt(actual)));
        }
        return;
    }
    let same = match (expected, actual) {
        (Json::Object(theirs), Json::Object(ours)) => return object(theirs, ours, path, rules, out),
        (Json::Array(theirs), Json::Array(ours)) if rules.is_unordered(path) => {
            return unordered(theirs, ours, path, rules, out);
        }
        (Json::Array(theirs), Json::Array(ours)) => return array(theirs, ours, path, rules, out),
        (Json::Number(theirs), Json::Number(ours)) => same_number(theirs, ours, rules.numbers),
        _ => expected == actual,
    };
    if !same {
        out.push(format!("{path}: expected {}, got {}", excerpt(expected), excerpt(actual)));
    }
}

fn object(expected: &[(String, Json)], actual: &[(String, Json)], path: &str, rules: &Rules, out: &mut Vec<String>) {
    let find = |members: &[(String, Json)], name: &str| members.iter().position(|(other, _)| other == name);
    let before = out.len();
    for (name, theirs) in expected {
        let place = format!("{path}/{}", name.replace('~', "~0").replace('/', "~1"));
        let Some(at) = find(actual, name) else {
            out.push(format!("{place}: missing (expected {})", excerpt(theirs)));
            continue;
        };
        match (theirs, &actual[at].1) {
            (Json::Array(theirs), Json::Array(ours)) if rules.set_members.contains(&name.as_str()) => {
                unordered(theirs, ours, &place, rules, out);
            }
            (theirs, ours) => value(theirs, ours, &place, rules, out),
        }
    }
    for (name, ours) in actual {
        if find(expected, name).is_none() {
            let name = name.replace('~', "~0").replace('/', "~1");
            out.push(format!("{path}/{name}: unexpected {}", excerpt(ours)));
        }
    }
    if rules.member_order && out.len() == before {
        let names = |members: &[(String, Json)]| members.iter().map(|(name, _)| name.clone()).collect::<Vec<_>>();
        let (theirs, ours) = (names(expected), names(actual));
        if theirs != ours {
            out.push(format!("{path}: expected members in the order {}, got {}", theirs.join(", "), ours.join(", ")));
        }
    }
}

fn array(expected: &[Json], actual: &[Json], path: &str, rules: &Rules, out: &mut Vec<String>) {
    if expected.len() != actual.len() {
        out.push(format!("{path}: expected {} elements, got {}", expected.len(), actual.len()));
    }
    for (at, (theirs, ours)) in expected.iter().zip(actual).enumerate() {
        value(theirs, ours, &format!("{path}/{at}"), rules, out);
    }
    for (at, theirs) in expected.iter().enumerate().skip(actual.len()) {
        out.push(format!("{path}/{at}: missing (expected {})", excerpt(theirs)));
    }
    for (at, ours) in actual.iter().enumerate().skip(expected.len()) {
        out.push(format!("{path}/{at}: unexpected {}", excerpt(ours)));
    }
}

/// Matches each recorded element with the first of ours that equals it.
fn unordered(expected: &[Json], actual: &[Json], path: &str, rules: &Rules, out: &mut Vec<String>) {
    let mut rest: Vec<&Json> = actual.iter().collect();
    for (at, theirs) in expected.iter().enumerate() {
        let place = format!("{path}/{at}");
        match rest.iter().position(|ours| differences(theirs, ours, &place, rules).is_empty()) {
            Some(found) => drop(rest.remove(found)),
            None => out.push(format!("{path}: no element {} (order is free here)", excerpt(theirs))),
        }
    }
    for ours in rest {
        out.push(format!("{path}: unexpected element {}", excerpt(ours)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::{NumberRule, parse};

    fn diff(expected: &str, actual: &str, rules: &Rules) -> Vec<String> {
        differences(&parse(expected.as_bytes()).unwrap(), &parse(actual.as_bytes()).unwrap(), "/json", rules)
    }

    #[test]
    fn order_of_members_is_free_unless_asked_for() {
        let (theirs, ours) = (r#"{"a":1,"b":[{"c":2,"d":3}]}"#, r#"{"b":[{"d":3,"c":2}],"a":1}"#);
        assert!(diff(theirs, ours, &Rules::default()).is_empty());
        let rules = Rules { member_order: true, ..Rules::default() };
        assert_eq!(diff(theirs, ours, &rules), ["/json/b/0: expected members in the order c, d, got d, c"]);
        assert!(diff(theirs, theirs, &rules).is_empty());
    }

    #[test]
    fn order_of_elements_matters() {
        assert_eq!(diff("[1,2]", "[2,1]", &Rules::default()).len(), 2);
    }

    #[test]
    fn nothing_may_be_missing_or_added() {
        let rules = Rules::default();
        assert_eq!(diff(r#"{"a":1}"#, "{}", &rules), ["/json/a: missing (expected 1)"]);
        assert_eq!(diff("{}", r#"{"a/b":1}"#, &rules), ["/json/a~1b: unexpected 1"]);
        assert_eq!(diff("[1]", "[1,2]", &rules), ["/json: expected 1 elements, got 2", "/json/1: unexpected 2"]);
        assert_eq!(
            diff("[1,2]", "[1]", &rules),
            ["/json: expected 2 elements, got 1", "/json/1: missing (expected 2)"]
        );
        assert!(!diff(r#"{"a":null}"#, "{}", &rules).is_empty(), "null is not absence");
    }

    #[test]
    fn types_are_never_confused() {
        for (theirs, ours) in
            [("1", "true"), ("1", "\"1\""), ("0", "false"), ("null", "false"), ("{}", "[]"), ("\"\"", "null")]
        {
            assert_eq!(diff(theirs, ours, &Rules::default()).len(), 1, "{theirs} {ours}");
        }
    }

    #[test]
    fn numbers_follow_the_rule_given() {
        assert!(diff("[1]", "[1.0]", &Rules::default()).is_empty());
        for numbers in [NumberRule::Form, NumberRule::Text] {
            assert_eq!(diff("[1]", "[1.0]", &Rules { numbers, ..Rules::default() }).len(), 1);
        }
    }

    #[test]
    fn volatile_value_keeps_its_type() {
        let rules = Rules { volatile: vec!["/json/*/at".to_owned()], ..Rules::default() };
        assert!(diff(r#"[{"at":"x"}]"#, r#"[{"at":"y"}]"#, &rules).is_empty());
        assert_eq!(diff(r#"[{"at":"x"}]"#, r#"[{"at":1}]"#, &rules), ["/json/0/at: expected some string, got 1"]);
        assert_eq!(diff(r#"[{"at":"x"}]"#, "[{}]", &rules).len(), 1);
        assert_eq!(diff(r#"[{"at":"x","b":1}]"#, r#"[{"at":"y","b":2}]"#, &rules).len(), 1);
    }

    #[test]
    fn unordered_arrays_are_multisets() {
        let rules = Rules { unordered: vec!["/json/tags".to_owned()], ..Rules::default() };
        assert!(diff(r#"{"tags":[1,2,2]}"#, r#"{"tags":[2,1,2.0]}"#, &rules).is_empty());
        assert_eq!(diff(r#"{"tags":[1,2,2]}"#, r#"{"tags":[1,1,2]}"#, &rules).len(), 2);
        assert_eq!(diff(r#"{"tags":[1]}"#, r#"{"tags":[1,1]}"#, &rules).len(), 1);
        assert_eq!(diff(r#"{"other":[1,2]}"#, r#"{"other":[2,1]}"#, &rules).len(), 2);
    }

    #[test]
    fn set_members_are_unordered_wherever_they_are() {
        let rules = Rules { set_members: &["required"], ..Rules::default() };
        assert!(diff(r#"{"x":{"required":["a","b"]}}"#, r#"{"x":{"required":["b","a"]}}"#, &rules).is_empty());
        assert!(!diff(r#"{"x":{"required":["a","b"]}}"#, r#"{"x":{"required":["a"]}}"#, &rules).is_empty());
        assert!(!diff(r#"{"enum":["a","b"]}"#, r#"{"enum":["b","a"]}"#, &rules).is_empty());
    }
}
