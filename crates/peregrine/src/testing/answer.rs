use bytes::Bytes;
use http::header::HeaderMap;
use peregrine_model::json;

use super::TestEvent;
use crate::rt::{ToValue, to_value};
use crate::{BodyError, Input, Kind, Response, Value};

/// The answer of the application under test. Its assertions print both sides.
#[derive(Debug, Clone)]
pub struct TestResponse {
    status: u16,
    headers: HeaderMap,
    body: Bytes,
}

impl TestResponse {
    pub(super) async fn of(response: Response) -> Self {
        let (head, mut body) = response.into_parts();
        let after = body.take_aftermath();
        let body = match body.collect_limited(usize::MAX).await {
            Ok(body) => body,
            Err(BodyError::Broken(cause)) => panic!("the answer broke off, which `.stream()` can look at: {cause}"),
            Err(error) => panic!("the answer broke off: {error}"),
        };
        if let Some(after) = after {
            after.run(Ok(())).await;
        }
        Self { status: head.status.as_u16(), headers: head.headers, body }
    }

    /// The status.
    #[must_use]
    pub fn status(&self) -> u16 {
        self.status
    }

    /// The headers.
    #[must_use]
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// The first value of a header, if it is there and text.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }

    /// The bytes of the body.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.body
    }

    /// The body as text.
    ///
    /// # Panics
    /// It is no UTF-8.
    #[must_use]
    #[track_caller]
    pub fn text(&self) -> &str {
        std::str::from_utf8(&self.body).expect("the body is text")
    }

    /// The body as JSON.
    ///
    /// # Panics
    /// It is none.
    #[must_use]
    #[track_caller]
    pub fn json(&self) -> Value {
        match json::parse(self.text()) {
            Ok(value) => value.into_owned(),
            Err(error) => panic!("the body is no JSON: {error}\n{}", self.shown()),
        }
    }

    /// The body as a value of a type.
    ///
    /// # Panics
    /// It is none.
    #[must_use]
    #[track_caller]
    pub fn parse<T: Kind>(&self) -> T {
        match T::validate_json(&self.body) {
            Ok(value) => value,
            Err(report) => panic!("the body is no `{}`: {report}\n{}", T::name(), self.shown()),
        }
    }

    /// The body as JSON lines, each a value of a type.
    ///
    /// # Panics
    /// A line is none.
    #[must_use]
    #[track_caller]
    pub fn json_lines<T: Kind>(&self) -> Vec<T> {
        let parse = |line: &str| match T::validate_json(line.as_bytes()) {
            Ok(value) => value,
            Err(report) => panic!("a line is no `{}`: {report}\n{line}", T::name()),
        };
        self.text().lines().map(parse).collect()
    }

    /// The body as server-sent events.
    ///
    /// # Panics
    /// It is no text.
    #[must_use]
    #[track_caller]
    pub fn events(&self) -> Vec<TestEvent> {
        TestEvent::all(self.text())
    }

    /// Checks the status.
    ///
    /// # Panics
    /// It is another one; the message shows the answer.
    #[track_caller]
    pub fn assert_status(&self, expected: u16) -> &Self {
        assert!(self.status == expected, "expected status {expected}, found\n{}", self.shown());
        self
    }

    /// Checks the body, as JSON: the order of members is free.
    ///
    /// # Panics
    /// It is another one; the message shows both.
    #[track_caller]
    pub fn assert_json<T: ToValue<M>, M>(&self, expected: T) -> &Self {
        let (found, expected) = (self.json(), to_value(&expected));
        assert!(found == expected, "expected the body\n{}\nfound\n{}", pretty(&expected), self.shown());
        self
    }

    /// Checks the body, as text.
    ///
    /// # Panics
    /// It is another one; the message shows both.
    #[track_caller]
    pub fn assert_text(&self, expected: &str) -> &Self {
        assert!(self.body == expected.as_bytes(), "expected the body\n{expected}\nfound\n{}", self.shown());
        self
    }

    /// Checks a header.
    ///
    /// # Panics
    /// It has another value, or isn't there; the message shows the answer.
    #[track_caller]
    pub fn assert_header(&self, name: &str, expected: &str) -> &Self {
        assert!(self.header(name) == Some(expected), "expected `{name}: {expected}`, found\n{}", self.shown());
        self
    }

    /// The answer as people read it.
    pub(super) fn shown(&self) -> String {
        let mut text = format!("{}\n", self.status);
        for (name, value) in &self.headers {
            text.push_str(&format!("{name}: {}\n", String::from_utf8_lossy(value.as_bytes())));
        }
        let body = String::from_utf8_lossy(&self.body);
        let shown = json::parse(&body).map_or_else(|_| body.clone().into_owned(), |value| pretty(&value.into_owned()));
        text.push('\n');
        text.push_str(&shown);
        text
    }
}

/// JSON with a line for each member and item.
fn pretty(value: &Value) -> String {
    fn push(value: &Value, indent: usize, text: &mut String) {
        let line = |text: &mut String, indent: usize| text.push_str(&format!("\n{:indent$}", ""));
        match value {
            Input::Array(items) if !items.is_empty() => {
                text.push('[');
                for (index, item) in items.iter().enumerate() {
                    text.push_str(if index > 0 { "," } else { "" });
                    line(text, indent + 2);
                    push(item, indent + 2, text);
                }
                line(text, indent);
                text.push(']');
            }
            Input::Object(object) if !object.is_empty() => {
                text.push('{');
                for (index, (name, member)) in object.iter().enumerate() {
                    text.push_str(if index > 0 { "," } else { "" });
                    line(text, indent + 2);
                    text.push_str(&format!("{name:?}: "));
                    push(member, indent + 2, text);
                }
                line(text, indent);
                text.push('}');
            }
            leaf => text.push_str(&String::from_utf8_lossy(&leaf.dump_json())),
        }
    }
    let mut text = String::new();
    push(value, 0, &mut text);
    text
}
