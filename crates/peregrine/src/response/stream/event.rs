use std::borrow::Cow;
use std::fmt;
use std::time::Duration;

use bytes::Bytes;
use peregrine_model::{DumpOptions, Kind};

use super::super::into_response::{Unwritable, ViaKind};
use super::item::push_undescribed;
use crate::{Error, Writer};

/// One server-sent event, with fields of its own: FastAPI's `ServerSentEvent`.
///
/// `event` and `id` are single lines, and an `id` has no null character. Where such text may come from clients, ask
/// [`check`](Self::check): an event that fails it ends the stream.
///
/// ```
/// use std::time::Duration;
///
/// use peregrine::prelude::*;
/// use peregrine::testing::TestClient;
///
/// #[get("/updates")]
/// async fn updates() -> Sse<impl Stream<Item = ServerSentEvent>> {
///     Sse::iter([
///         ServerSentEvent::comment("updates"),
///         ServerSentEvent::new(json!({"price": 49.5})).event("price").id(1).retry(Duration::from_secs(5)),
///         ServerSentEvent::raw("[DONE]"),
///     ])
/// }
///
/// let client = TestClient::new(App::new().routes(routes![updates]));
/// client.get("/updates").send().assert_text(concat!(
///     ": updates\n\n",
///     "event: price\ndata: {\"price\": 49.5}\nid: 1\nretry: 5000\n\n",
///     "data: [DONE]\n\n",
/// ));
/// ```
#[derive(Debug, Clone, Default)]
#[must_use]
pub struct ServerSentEvent {
    data: Option<String>,
    event: Option<String>,
    id: Option<String>,
    retry: Option<Duration>,
    comment: Option<String>,
    problem: Option<Problem>,
}

/// What can't be sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Problem {
    EventOfLines,
    IdOfLines,
    IdWithNull,
    BrokenText,
}

impl ServerSentEvent {
    /// An event whose data is the JSON of a value; text too has quotes there. Nothing (`None`, `null`) is no data.
    ///
    /// A model is written under the names of its fields, as pydantic's `model_dump_json` does.
    pub fn new<T: EventData<M>, M>(data: T) -> Self {
        let (data, problem) = match data.json() {
            Ok(data) => (data, None),
            Err(_) => (None, Some(Problem::BrokenText)),
        };
        Self { data, problem, ..Self::default() }
    }

    /// An event whose data is text as it is: FastAPI's `raw_data`.
    pub fn raw(data: impl Into<String>) -> Self {
        Self { data: Some(data.into()), ..Self::default() }
    }

    /// A comment, which clients pass over. It may have several lines.
    pub fn comment(text: impl Into<String>) -> Self {
        Self::default().with_comment(text)
    }

    /// Names the event: `addEventListener(name, ..)` of the browser gets it, instead of `onmessage`.
    pub fn event(mut self, name: impl Into<String>) -> Self {
        let name = name.into();
        if has_lines(&name) {
            self.problem = self.problem.or(Some(Problem::EventOfLines));
        }
        self.event = Some(name);
        self
    }

    /// States the identity of the event. A browser that connects again sends that of the last one it saw as
    /// `Last-Event-ID`, which a parameter `#[header] last_event_id: Option<i64>` takes.
    pub fn id(mut self, id: impl ToString) -> Self {
        let id = id.to_string();
        if id.contains('\0') {
            self.problem = self.problem.or(Some(Problem::IdWithNull));
        } else if has_lines(&id) {
            self.problem = self.problem.or(Some(Problem::IdOfLines));
        }
        self.id = Some(id);
        self
    }

    /// States how long a client waits before it connects again, in whole milliseconds.
    pub fn retry(mut self, after: Duration) -> Self {
        self.retry = Some(after);
        self
    }

    /// Adds a comment to the event.
    pub fn with_comment(mut self, text: impl Into<String>) -> Self {
        self.comment = Some(text.into());
        self
    }

    /// Whether the event can be sent.
    ///
    /// ```
    /// use peregrine::prelude::*;
    ///
    /// assert!(ServerSentEvent::new("x").id("a").check().is_ok());
    /// let error = ServerSentEvent::new("x").id("a\nb").check().unwrap_err();
    /// assert_eq!(error.to_string(), "SSE 'id' must be a single line");
    /// ```
    ///
    /// # Errors
    /// `event` or `id` has several lines, `id` a null character, or `data` text that can't be encoded.
    pub fn check(&self) -> Result<(), InvalidEvent> {
        self.problem.map_or(Ok(()), |problem| Err(InvalidEvent(problem)))
    }

    /// The event as it is sent.
    pub(super) fn into_text(self) -> Result<Bytes, Error> {
        self.check()?;
        let mut text = Vec::with_capacity(self.data.as_ref().map_or(0, String::len) + 64);
        if let Some(comment) = &self.comment {
            push_lines(": ", comment, &mut text);
        }
        if let Some(event) = &self.event {
            push_line("event: ", event, &mut text);
        }
        if let Some(data) = &self.data {
            push_lines("data: ", data, &mut text);
        }
        if let Some(id) = &self.id {
            push_line("id: ", id, &mut text);
        }
        if let Some(retry) = self.retry {
            push_line("retry: ", &retry.as_millis().to_string(), &mut text);
        }
        text.push(b'\n');
        Ok(text.into())
    }
}

fn has_lines(text: &str) -> bool {
    text.contains(['\r', '\n'])
}

fn push_line(field: &str, line: &str, text: &mut Vec<u8>) {
    text.extend_from_slice(field.as_bytes());
    text.extend_from_slice(line.as_bytes());
    text.push(b'\n');
}

/// A field for each line, whichever of the three line ends the text has.
fn push_lines(field: &str, lines: &str, text: &mut Vec<u8>) {
    let lines = if lines.contains('\r') { Cow::Owned(lines.replace("\r\n", "\n")) } else { Cow::Borrowed(lines) };
    for line in lines.split(['\r', '\n']) {
        push_line(field, line, text);
    }
}

/// An event that can't be sent, in FastAPI's words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvalidEvent(Problem);

impl fmt::Display for InvalidEvent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.0 {
            Problem::EventOfLines => "SSE 'event' must be a single line",
            Problem::IdOfLines => "SSE 'id' must be a single line",
            Problem::IdWithNull => "SSE 'id' must not contain null characters",
            Problem::BrokenText => "SSE 'data' holds half a surrogate pair, or bytes that are no UTF-8",
        })
    }
}

impl std::error::Error for InvalidEvent {}

/// What the data of an event can be made of: any kind of value, and text.
#[diagnostic::on_unimplemented(
    message = "`{Self}` can't be the data of an event",
    label = "has no JSON",
    note = "a type of your own needs `#[derive(Model)]`; `ServerSentEvent::raw(..)` takes text as it is"
)]
pub trait EventData<M> {
    /// The JSON, unless there is nothing.
    #[doc(hidden)]
    fn json(self) -> Result<Option<String>, Error>;
}

/// How the data of an event is made: of text.
#[derive(Debug)]
pub struct ViaText;

impl<T: Kind> EventData<ViaKind> for T {
    fn json(self) -> Result<Option<String>, Error> {
        if self.is_none() {
            return Ok(None);
        }
        let mut text = Vec::new();
        if T::DUMPS_ITSELF {
            let mut writer = Writer::with_capacity(128);
            self.write_selected(&mut writer, &DumpOptions::new().by_alias(false).selected());
            if writer.has_broken_text() {
                return Err(Unwritable::BrokenText.into());
            }
            text = writer.into_bytes();
        } else {
            push_undescribed(&self, &mut text)?;
        }
        Ok(Some(String::from_utf8(text).unwrap_or_default()))
    }
}

impl EventData<ViaText> for &str {
    fn json(self) -> Result<Option<String>, Error> {
        self.to_owned().json()
    }
}

/// An item of a stream that holds plain values and, among them, events with fields of their own. The document describes
/// the values.
///
/// ```
/// use peregrine::prelude::*;
/// use peregrine::testing::TestClient;
///
/// #[get("/numbers")]
/// async fn numbers() -> Sse<impl Stream<Item = SseItem<i64>>> {
///     Sse::iter([1.into(), ServerSentEvent::new("half").event("news").into(), 2.into()])
/// }
///
/// let client = TestClient::new(App::new().routes(routes![numbers]));
/// client.get("/numbers").send().assert_text("data: 1\n\nevent: news\ndata: \"half\"\n\ndata: 2\n\n");
/// ```
#[derive(Debug, Clone)]
pub enum SseItem<T> {
    /// A value: its JSON is the data of an event.
    Data(T),
    /// An event.
    Event(ServerSentEvent),
}

impl<T: Kind> From<T> for SseItem<T> {
    fn from(value: T) -> Self {
        Self::Data(value)
    }
}

impl<T> From<ServerSentEvent> for SseItem<T> {
    fn from(event: ServerSentEvent) -> Self {
        Self::Event(event)
    }
}

#[cfg(test)]
mod tests {
    use crate::prelude::*;

    use super::*;

    fn text(event: ServerSentEvent) -> String {
        String::from_utf8(event.into_text().unwrap().to_vec()).unwrap()
    }

    #[derive(Model)]
    struct Item {
        #[field(alias = "itemName")]
        name: String,
    }

    #[derive(Model)]
    #[model(dataclass)]
    struct Plain {
        name: String,
    }

    #[test]
    fn every_line_end_begins_a_new_field() {
        assert_eq!(text(ServerSentEvent::raw("a\nb\r\nc\rd\n")), "data: a\ndata: b\ndata: c\ndata: d\ndata: \n\n");
        assert_eq!(text(ServerSentEvent::raw("")), "data: \n\n");
        assert_eq!(text(ServerSentEvent::raw("A\u{2028}\u{0B}B")), "data: A\u{2028}\u{0B}B\n\n");
        assert_eq!(text(ServerSentEvent::comment("hi\n")), ": hi\n: \n\n");
    }

    #[test]
    fn models_spell_themselves_and_all_else_is_spelled_as_python_does() {
        let item = || Item { name: "é".to_owned() };
        assert_eq!(text(ServerSentEvent::new(item())), "data: {\"name\":\"é\"}\n\n");
        assert_eq!(text(ServerSentEvent::new(vec![item()])), "data: [{\"itemName\": \"\\u00e9\"}]\n\n");
        assert_eq!(text(ServerSentEvent::new(Plain { name: "a".to_owned() })), "data: {\"name\": \"a\"}\n\n");
        assert_eq!(text(ServerSentEvent::new("a\nb")), "data: \"a\\nb\"\n\n");
        assert_eq!(text(ServerSentEvent::new(f64::NAN)), "data: null\n\n");
    }

    #[test]
    fn nothing_is_no_data() {
        assert_eq!(text(ServerSentEvent::default()), "\n");
        assert_eq!(text(ServerSentEvent::new(None::<Item>).event("e").id("")), "event: e\nid: \n\n");
        assert_eq!(text(ServerSentEvent::new(Value::Null)), "\n");
    }

    #[test]
    fn fields_that_would_break_the_stream_are_refused() {
        let message = |event: ServerSentEvent| event.into_text().unwrap_err().to_string();
        for lines in ["a\nb", "a\rb", "a\r\nb"] {
            assert_eq!(message(ServerSentEvent::new(1).event(lines)), "SSE 'event' must be a single line");
            assert_eq!(message(ServerSentEvent::new(1).id(lines)), "SSE 'id' must be a single line");
        }
        assert_eq!(message(ServerSentEvent::new(1).id("a\0b\n")), "SSE 'id' must not contain null characters");
    }
}
