//! Compares an answer with a recorded one of the validation corpus, by the rules of `golden/pydantic/README.md`: the
//! order of members and the spelling of numbers matter.

use super::{Answer, Body, Rules, media_type, text_difference, tree};
use crate::json::Json;
use crate::server::Response;

/// A recorded answer of the validation corpus.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Expected {
    /// The status code.
    pub status: u16,
    /// The media type.
    pub content_type: String,
    /// JSON or text.
    pub body: Body,
    /// What of the answer is compared: a pointer into its JSON.
    pub pointer: &'static str,
    /// Other headers that must be there and be equal.
    pub headers: Vec<(String, String)>,
}

/// Every difference between a recorded answer and our response to `method`.
#[must_use]
pub fn differences(expected: &Expected, response: &Response, method: &str, rules: &Rules) -> Vec<String> {
    let actual = Answer::received(response, method);
    let mut out = Vec::new();
    if expected.status != actual.status {
        out.push(format!("status: expected {}, got {}", expected.status, actual.status));
    }
    let ours = actual.headers.get("content-type").map_or("", |values| values[0].as_str());
    if expected.body != Body::Empty && media_type(ours) != media_type(&expected.content_type) {
        out.push(format!("header content-type: expected {}, got {ours}", expected.content_type));
    }
    for (name, theirs) in &expected.headers {
        let ours = actual.headers.get(name).map_or("nothing".to_owned(), |values| values.join(" | "));
        if ours != *theirs {
            out.push(format!("header {name}: expected {theirs}, got {ours}"));
        }
    }
    match (&expected.body, &actual.body) {
        (Body::Json(theirs), Body::Json(ours)) => out.extend(json(expected.pointer, theirs, ours, rules)),
        (Body::Text(theirs), Body::Text(ours)) if theirs != ours => out.push(text_difference("text", theirs, ours)),
        (theirs, ours) if std::mem::discriminant(theirs) == std::mem::discriminant(ours) => {}
        _ => {
            let text = String::from_utf8_lossy(&response.body);
            let wanted = match &expected.body {
                Body::Json(value) => super::excerpt(value),
                Body::Text(text) => super::quoted(text),
                Body::Empty | Body::Base64(_) => "none".to_owned(),
            };
            out.push(format!("body: expected {wanted}, got {}", super::quoted(&text)));
        }
    }
    out
}

fn json(pointer: &str, theirs: &Json, ours: &Json, rules: &Rules) -> Vec<String> {
    match ours.pointer(pointer) {
        Some(ours) => tree::differences(theirs, ours, pointer, rules),
        None => vec![format!("{pointer}: missing (expected {}), got {}", super::excerpt(theirs), super::excerpt(ours))],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::{NumberRule, parse};

    const RULES: Rules = Rules {
        volatile: Vec::new(),
        unordered: Vec::new(),
        set_members: &[],
        all_unordered: false,
        member_order: true,
        numbers: NumberRule::Text,
    };

    fn diff(status: u16, content_type: &str, body: &str) -> Vec<String> {
        let expected = Expected {
            status: 200,
            content_type: "application/json".to_owned(),
            body: Body::Json(parse(br#"{"b":1.5,"a":[12]}"#).unwrap()),
            pointer: "/value",
            headers: Vec::new(),
        };
        let headers = vec![("content-type".to_owned(), content_type.as_bytes().to_vec())];
        let response = Response { status, headers, body: body.as_bytes().to_vec() };
        differences(&expected, &response, "POST", &RULES)
    }

    #[test]
    fn equal_value_passes_whatever_surrounds_it() {
        assert!(diff(200, "application/json", r#"{"x":1,"value":{"b":1.5,"a":[12]}}"#).is_empty());
    }

    #[test]
    fn each_deviation_fails() {
        let good = r#"{"value":{"b":1.5,"a":[12]}}"#;
        assert_eq!(diff(201, "application/json", good), ["status: expected 200, got 201"]);
        assert_eq!(diff(200, "application/json; charset=utf-8", good).len(), 1);
        for body in [
            r#"{"value":{"b":1.5,"a":[12.0]}}"#,
            r#"{"value":{"b":1.50,"a":[12]}}"#,
            r#"{"value":{"a":[12],"b":1.5}}"#,
            r#"{"other":{"b":1.5,"a":[12]}}"#,
            "null",
            "not json",
            "",
        ] {
            assert_eq!(diff(200, "application/json", body).len(), 1, "{body}");
        }
    }

    #[test]
    fn text_and_headers_are_compared_as_text() {
        let expected = Expected {
            status: 500,
            content_type: "text/plain; charset=utf-8".to_owned(),
            body: Body::Text("Internal Server Error".to_owned()),
            pointer: "",
            headers: vec![("location".to_owned(), "/x".to_owned())],
        };
        let answer = |body: &str, location: &str| Response {
            status: 500,
            headers: vec![
                ("content-type".to_owned(), b"text/plain; charset=utf-8".to_vec()),
                ("Location".to_owned(), location.as_bytes().to_vec()),
            ],
            body: body.as_bytes().to_vec(),
        };
        assert!(differences(&expected, &answer("Internal Server Error", "/x"), "GET", &RULES).is_empty());
        assert_eq!(differences(&expected, &answer("internal", "/x"), "GET", &RULES).len(), 1);
        assert_eq!(differences(&expected, &answer("Internal Server Error", "/y"), "GET", &RULES).len(), 1);
    }
}
