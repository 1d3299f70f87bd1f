use std::fmt;
use std::pin::Pin;

use http::header::HeaderMap;
use http_body::Body as _;
use peregrine_model::Kind;

use super::events::{EventReader, TestEvent};
use super::waiting::{runtime, wait};
use super::{TestClient, TestRequest};
use crate::{Body, Response};

/// An answer that is read while the application makes it: what it streams without end, or breaks off.
///
/// Each call blocks until the application has sent what is asked for. Dropped, the client goes away, and the clean-ups
/// of the request run; [`close`](Self::close) waits for them.
///
/// ```
/// use peregrine::prelude::*;
/// use peregrine::testing::TestClient;
///
/// #[get("/clock")]
/// async fn clock() -> Sse<impl Stream<Item = i64>> {
///     Sse::iter(1..)
/// }
///
/// let client = TestClient::new(App::new().routes(routes![clock]));
/// let mut stream = client.get("/clock").stream();
/// assert_eq!(stream.next_event().map(|event| event.parse::<i64>()), Some(1));
/// assert_eq!(stream.next_event().map(|event| event.parse::<i64>()), Some(2));
/// ```
pub struct TestStream {
    client: TestClient,
    status: u16,
    headers: HeaderMap,
    body: Body,
    end: Option<Result<(), String>>,
    /// What came and isn't part of a whole line yet.
    line: Vec<u8>,
    lines: std::collections::VecDeque<String>,
    reader: EventReader,
    events: std::collections::VecDeque<TestEvent>,
}

impl TestRequest {
    /// Sends the request, and reads the answer while the application makes it.
    ///
    /// # Panics
    /// The application doesn't answer in time, or the target is no URL.
    #[must_use]
    #[track_caller]
    pub fn stream(self) -> TestStream {
        let (client, request) = self.into_parts();
        let sender = client.clone();
        let answering = runtime().spawn(async move { sender.answer(request).await });
        let response: Response = wait(answering, "it to answer").expect("the application answers");
        let (head, body) = response.into_parts();
        TestStream {
            client,
            status: head.status.as_u16(),
            headers: head.headers,
            body,
            end: None,
            line: Vec::new(),
            lines: std::collections::VecDeque::new(),
            reader: EventReader::default(),
            events: std::collections::VecDeque::new(),
        }
    }
}

impl TestStream {
    /// The status.
    #[must_use]
    pub fn status(&self) -> u16 {
        self.status
    }

    /// The first value of a header, if it is there and text.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }

    /// The next bytes as the application sends them, `None` at the end.
    ///
    /// # Panics
    /// Nothing comes in time.
    #[track_caller]
    pub fn next_piece(&mut self) -> Option<Vec<u8>> {
        while self.end.is_none() {
            let _entered = runtime().enter();
            let body = &mut self.body;
            let frame = std::future::poll_fn(|context| Pin::new(&mut *body).poll_frame(context));
            match wait(frame, "the next piece of its answer") {
                Some(Ok(frame)) => match frame.into_data() {
                    Ok(data) if !data.is_empty() => return Some(data.to_vec()),
                    _ => {}
                },
                Some(Err(error)) => self.end = Some(Err(error.to_string())),
                None => self.end = Some(Ok(())),
            }
        }
        None
    }

    /// The next line, without its end, `None` at the end.
    ///
    /// # Panics
    /// Nothing comes in time, or it is no text.
    #[track_caller]
    pub fn next_line(&mut self) -> Option<String> {
        while self.lines.is_empty() {
            let Some(piece) = self.next_piece() else {
                let rest = std::mem::take(&mut self.line);
                return (!rest.is_empty()).then(|| text(rest));
            };
            for byte in piece {
                match byte {
                    b'\n' => self.lines.push_back(text(std::mem::take(&mut self.line))),
                    _ => self.line.push(byte),
                }
            }
        }
        self.lines.pop_front()
    }

    /// The next line of JSON as a value of a type, `None` at the end.
    ///
    /// # Panics
    /// Nothing comes in time, or it is no such value.
    #[track_caller]
    pub fn next_json<T: Kind>(&mut self) -> Option<T> {
        let line = self.next_line()?;
        match T::validate_json(line.as_bytes()) {
            Ok(value) => Some(value),
            Err(report) => panic!("the line is no `{}`: {report}\n{line}", T::name()),
        }
    }

    /// The next server-sent event, `None` at the end. A comment counts as one.
    ///
    /// # Panics
    /// Nothing comes in time, or it is no text.
    #[track_caller]
    pub fn next_event(&mut self) -> Option<TestEvent> {
        while self.events.is_empty() {
            let piece = self.next_piece()?;
            self.events.extend(self.reader.read(&text(piece)));
        }
        self.events.pop_front()
    }

    /// Reads to the end, and checks that the application broke the answer off. Gives what it broke off with.
    ///
    /// # Panics
    /// The answer came to its end, or nothing comes in time.
    #[track_caller]
    pub fn assert_broken_off(&mut self) -> &str {
        while self.next_piece().is_some() {}
        match &self.end {
            Some(Err(message)) => message,
            _ => panic!("expected an answer that breaks off: it came to its end"),
        }
    }

    /// Goes away as a client does, and waits for the clean-ups of the request.
    ///
    /// # Panics
    /// They take too long.
    #[track_caller]
    pub fn close(mut self) {
        self.leave();
        wait(self.client.finished(), "it to clean up");
    }

    fn leave(&mut self) {
        let _entered = runtime().enter();
        self.body = Body::empty();
    }
}

/// The client goes away where the application's clean-ups can run.
impl Drop for TestStream {
    fn drop(&mut self) {
        self.leave();
    }
}

impl fmt::Debug for TestStream {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TestStream").field("status", &self.status).field("end", &self.end).finish_non_exhaustive()
    }
}

#[track_caller]
fn text(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).expect("the answer is text, each piece of it")
}
