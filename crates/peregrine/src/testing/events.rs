//! Server-sent events as a client reads them.

use peregrine_model::{Kind, json};

use crate::Value;

/// One server-sent event of an answer, or a block that holds only a comment.
///
/// ```
/// use peregrine::prelude::*;
/// use peregrine::testing::TestClient;
///
/// #[post("/chat")]
/// async fn chat(#[body(embed)] text: String) -> Sse<impl Stream<Item = ServerSentEvent>> {
///     let words: Vec<_> = text.split_whitespace().map(|word| ServerSentEvent::new(word).event("token")).collect();
///     Sse::iter(words.into_iter().chain([ServerSentEvent::raw("[DONE]").event("done")]))
/// }
///
/// let client = TestClient::new(App::new().routes(routes![chat]));
/// let events = client.post("/chat").json(json!({"text": "hello world"})).send().events();
/// assert_eq!(events.len(), 3);
/// assert_eq!((events[0].event(), events[0].json()), (Some("token"), json!("hello")));
/// assert_eq!((events[2].event(), events[2].data()), (Some("done"), Some("[DONE]")));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TestEvent {
    event: Option<String>,
    data: Option<String>,
    id: Option<String>,
    retry: Option<u64>,
    comment: Option<String>,
}

impl TestEvent {
    /// Its name.
    #[must_use]
    pub fn event(&self) -> Option<&str> {
        self.event.as_deref()
    }

    /// Its data, the lines put together.
    #[must_use]
    pub fn data(&self) -> Option<&str> {
        self.data.as_deref()
    }

    /// Its identity.
    #[must_use]
    pub fn id(&self) -> Option<&str> {
        self.id.as_deref()
    }

    /// After how many milliseconds to connect again.
    #[must_use]
    pub fn retry(&self) -> Option<u64> {
        self.retry
    }

    /// The comment beside it, the lines put together.
    #[must_use]
    pub fn comment(&self) -> Option<&str> {
        self.comment.as_deref()
    }

    /// Its data as JSON.
    ///
    /// # Panics
    /// It has none, or none that is JSON.
    #[must_use]
    #[track_caller]
    pub fn json(&self) -> Value {
        match json::parse(self.data.as_deref().unwrap_or_default()) {
            Ok(value) => value.into_owned(),
            Err(error) => panic!("the data is no JSON: {error}\n{self:?}"),
        }
    }

    /// Its data as a value of a type.
    ///
    /// # Panics
    /// It is none.
    #[must_use]
    #[track_caller]
    pub fn parse<T: Kind>(&self) -> T {
        match T::validate_json(self.data.as_deref().unwrap_or_default().as_bytes()) {
            Ok(value) => value,
            Err(report) => panic!("the data is no `{}`: {report}\n{self:?}", T::name()),
        }
    }

    /// The events of a whole text, by the rules of the HTML standard.
    pub(super) fn all(text: &str) -> Vec<Self> {
        let mut reader = EventReader::default();
        let mut events = reader.read(text);
        events.extend(reader.read("\n\n"));
        events
    }
}

/// Reads events out of text that comes in pieces.
#[derive(Debug, Default)]
pub(super) struct EventReader {
    line: String,
    ended_in_return: bool,
    open: TestEvent,
}

impl EventReader {
    /// The events that the text completes.
    pub(super) fn read(&mut self, text: &str) -> Vec<TestEvent> {
        let mut events = Vec::new();
        for character in text.chars() {
            let is_second_half = self.ended_in_return && character == '\n';
            self.ended_in_return = character == '\r';
            match character {
                _ if is_second_half => {}
                '\r' | '\n' => events.extend(self.end_line()),
                _ => self.line.push(character),
            }
        }
        events
    }

    fn end_line(&mut self) -> Option<TestEvent> {
        let line = std::mem::take(&mut self.line);
        if line.is_empty() {
            let event = std::mem::take(&mut self.open);
            return (event != TestEvent::default()).then_some(event);
        }
        let (field, value) = line.split_once(':').unwrap_or((&line, ""));
        let value = value.strip_prefix(' ').unwrap_or(value);
        match field {
            "" => add_line(&mut self.open.comment, value),
            "data" => add_line(&mut self.open.data, value),
            "event" => self.open.event = Some(value.to_owned()),
            "id" => self.open.id = Some(value.to_owned()),
            "retry" => self.open.retry = value.parse().ok(),
            _ => {}
        }
        None
    }
}

fn add_line(lines: &mut Option<String>, line: &str) {
    match lines {
        Some(lines) => {
            lines.push('\n');
            lines.push_str(line);
        }
        None => *lines = Some(line.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_end_in_three_ways_wherever_the_text_is_cut() {
        let text = ": hi\r\n: there\r\rdata: a\rdata:b\ndata\r\nid: 7\nretry: 10\nunknown: x\n\n\n\nevent: last\n";
        let whole = TestEvent::all(text);
        assert_eq!(whole.len(), 3);
        assert_eq!(whole[0].comment(), Some("hi\nthere"));
        assert_eq!((whole[1].data(), whole[1].id(), whole[1].retry()), (Some("a\nb\n"), Some("7"), Some(10)));
        assert_eq!(whole[2].event(), Some("last"));
        let mut reader = EventReader::default();
        let mut pieces: Vec<_> = text.chars().flat_map(|piece| reader.read(&piece.to_string())).collect();
        pieces.extend(reader.read("\n\n"));
        assert_eq!(pieces, whole);
    }
}
