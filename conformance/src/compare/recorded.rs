//! Compares an answer with a recorded exchange, by the rules of `golden/README.md`.

use super::answer::strings;
use super::{Answer, Body, Rules, header, quoted, text_difference, tree};
use crate::json::Json;

/// Every difference between a recorded response, its placeholders filled in, and our answer.
#[must_use]
pub fn differences(response: &Json, actual: &Answer, rules: &Rules) -> Vec<String> {
    let expected = Answer::recorded(response);
    let fragments = response.get("contains").map(strings);
    let mut out = Vec::new();
    if expected.status != actual.status {
        out.push(format!("status: expected {}, got {}", expected.status, actual.status));
    }
    out.extend(header::differences(&expected, actual, fragments.is_some(), rules));
    match fragments {
        Some(fragments) => contains(&fragments, &actual.body, &mut out),
        None => body(&expected.body, &actual.body, rules, &mut out),
    }
    out
}

fn body(expected: &Body, actual: &Body, rules: &Rules, out: &mut Vec<String>) {
    match (expected, actual) {
        (Body::Json(theirs), Body::Json(ours)) => out.extend(tree::differences(theirs, ours, "/json", rules)),
        (Body::Text(_), Body::Text(_)) if rules.is_volatile("/text") => {}
        (Body::Text(theirs), Body::Text(ours)) if theirs != ours => out.push(text_difference("text", theirs, ours)),
        (Body::Base64(_), Body::Base64(_)) if rules.is_volatile("/base64") => {}
        (Body::Base64(theirs), Body::Base64(ours)) if theirs != ours => {
            out.push(text_difference("base64", theirs, ours));
        }
        _ if std::mem::discriminant(expected) == std::mem::discriminant(actual) => {}
        _ => out.push(format!("body: expected {}, got {}", described(expected), described(actual))),
    }
}

/// Every fragment must occur, white space apart.
fn contains(fragments: &[String], actual: &Body, out: &mut Vec<String>) {
    let text = match actual {
        Body::Text(text) => text.clone(),
        Body::Json(value) => value.to_string(),
        Body::Empty | Body::Base64(_) => {
            out.push(format!("body: expected text, got {}", described(actual)));
            return;
        }
    };
    let squeeze = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    let text = squeeze(&text);
    let missing = fragments.iter().filter(|fragment| !text.contains(&squeeze(fragment)));
    out.extend(missing.map(|fragment| format!("body: does not contain {}", quoted(fragment))));
}

fn described(body: &Body) -> String {
    match body {
        Body::Empty => "none".to_owned(),
        Body::Json(value) => format!("json {}", super::excerpt(value)),
        Body::Text(text) => format!("text {}", quoted(text)),
        Body::Base64(text) => format!("base64 {}", quoted(text)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::parse;
    use crate::server::Response;

    fn diff(recorded: &str, content_type: &str, body: &str, volatile: &str) -> Vec<String> {
        let headers = vec![("content-type".to_owned(), content_type.as_bytes().to_vec())];
        let response = Response { status: 200, headers, body: body.as_bytes().to_vec() };
        let rules = Rules { volatile: vec![volatile.to_owned()], ..Rules::default() };
        differences(&parse(recorded.as_bytes()).unwrap(), &Answer::received(&response, "GET"), &rules)
    }

    #[test]
    fn status_must_be_equal() {
        assert_eq!(diff(r#"{"status":201}"#, "text/plain", "", ""), ["status: expected 201, got 200"]);
        assert!(diff(r#"{"status":200}"#, "text/plain", "", "").is_empty());
    }

    #[test]
    fn text_must_be_equal_unless_volatile() {
        let recorded = r#"{"status":200,"text":"abc"}"#;
        assert!(diff(recorded, "text/plain", "abc", "").is_empty());
        let found = diff(recorded, "text/plain", "abd", "");
        assert_eq!(found, [r#"text: differs at 2 (lengths 3, 3): expected …"abc", got …"abd""#]);
        assert!(diff(recorded, "text/plain", "xyz", "/text").is_empty());
        assert_eq!(diff(recorded, "text/plain", "", "").len(), 1);
    }

    #[test]
    fn body_keeps_its_kind() {
        assert_eq!(diff(r#"{"status":200,"json":[1]}"#, "text/plain", "[1]", "").len(), 1);
        assert_eq!(diff(r#"{"status":200}"#, "text/plain", "x", "").len(), 1);
        assert_eq!(diff(r#"{"status":200,"base64":"/w=="}"#, "text/plain", "/w==", "").len(), 1);
        assert!(diff(r#"{"status":200,"json":[1]}"#, "application/json", "[1.0]", "").is_empty());
    }

    #[test]
    fn every_fragment_must_occur_white_space_apart() {
        let recorded = r#"{"status":200,"contains":["\"a\": true","<b>"]}"#;
        assert!(diff(recorded, "text/html", "x {\"a\":true} < b >", "").is_empty());
        assert_eq!(diff(recorded, "text/html", "{\"a\":true}", ""), ["body: does not contain \"<b>\""]);
        assert_eq!(diff(recorded, "text/html", "", ""), ["body: expected text, got none"]);
    }
}
