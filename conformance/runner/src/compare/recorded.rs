//! Compares an answer with a recorded exchange, by the rules of `golden/README.md`.

use super::answer::strings;
use super::{Answer, Body, Rules, header, quoted, text_difference, tree};
use crate::json::Json;

/// Every difference between a recorded response, its placeholders filled in, and our answer, besides
/// [`missing_fragments`].
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
        Some(_) if searchable(&actual.body).is_none() => {
            out.push(format!("body: expected text, got {}", described(&actual.body)));
        }
        Some(_) => {}
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

/// The fragments of a recorded response that our answer does not contain, white space apart.
#[must_use]
pub fn missing_fragments(response: &Json, actual: &Answer) -> Vec<String> {
    let mut fragments = response.get("contains").map(strings).unwrap_or_default();
    let Some(text) = searchable(&actual.body) else { return Vec::new() };
    let squeeze = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    let text = squeeze(&text);
    fragments.retain(|fragment| !text.contains(&squeeze(fragment)));
    fragments
}

/// The text in which fragments are looked for.
fn searchable(body: &Body) -> Option<String> {
    match body {
        Body::Text(text) => Some(text.clone()),
        Body::Json(value) => Some(value.to_string()),
        Body::Empty | Body::Base64(_) => None,
    }
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

    fn received(content_type: &str, body: &str) -> Answer {
        let headers = vec![("content-type".to_owned(), content_type.as_bytes().to_vec())];
        Answer::received(&Response { status: 200, headers, body: body.as_bytes().to_vec() }, "GET")
    }

    fn diff(recorded: &str, content_type: &str, body: &str, volatile: &str) -> Vec<String> {
        let rules = Rules { volatile: vec![volatile.to_owned()], ..Rules::default() };
        differences(&parse(recorded.as_bytes()).unwrap(), &received(content_type, body), &rules)
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
        let missing = |body| missing_fragments(&parse(recorded.as_bytes()).unwrap(), &received("text/html", body));
        assert!(missing("x {\"a\":true} < b >").is_empty());
        assert_eq!(missing("{\"a\":true}"), ["<b>"]);
    }

    #[test]
    fn body_without_text_is_one_difference_however_many_fragments() {
        let recorded = r#"{"status":200,"contains":["a","b"]}"#;
        assert_eq!(diff(recorded, "text/html", "", ""), ["body: expected text, got none"]);
        assert!(missing_fragments(&parse(recorded.as_bytes()).unwrap(), &received("text/html", "")).is_empty());
    }
}
