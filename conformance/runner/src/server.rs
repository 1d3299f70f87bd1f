//! The one thing the runner knows about a framework: it turns a request into a response.
//!
//! Everything is plain data, so that whatever can be called in process can be compared: `registry.rs` says how each
//! golden application is made, and nothing else in this crate names the framework.

use std::cell::Cell;
use std::panic::{self, AssertUnwindSafe, catch_unwind};
use std::sync::Once;

/// A request as it would arrive over a connection of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// The method, as it is written.
    pub method: String,
    /// The raw target: path and query, already escaped.
    pub target: String,
    /// All headers, names as they are written, values as bytes. `Host` and `Content-Length` are among them where they
    /// were when the answer was recorded; a client must add no others, for an answer may show them.
    pub headers: Vec<(String, Vec<u8>)>,
    /// The body; empty when there is none.
    pub body: Vec<u8>,
}

/// What the server answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Response {
    /// The status code.
    pub status: u16,
    /// The headers in their order; repeated ones appear repeatedly.
    pub headers: Vec<(String, Vec<u8>)>,
    /// The whole body, with its content encoding.
    pub body: Vec<u8>,
}

/// One running application.
///
/// The peer's address is `127.0.0.1`, the server trusts `X-Forwarded-For` and `X-Forwarded-Proto` from it, and an
/// exception nobody handles answers 500 instead of panicking.
///
/// ```
/// use conformance_runner::server::{Request, Response, Server};
///
/// struct Echo;
///
/// impl Server for Echo {
///     fn send(&mut self, request: Request) -> Response {
///         Response { status: 200, headers: Vec::new(), body: request.body }
///     }
/// }
///
/// let request = Request { method: "POST".into(), target: "/".into(), headers: Vec::new(), body: b"hi".to_vec() };
/// assert_eq!(Echo.send(request).body, b"hi");
/// ```
pub trait Server {
    /// Answers one request; the state that earlier ones left is kept.
    fn send(&mut self, request: Request) -> Response;

    /// Answers a request for a WebSocket: one that has no handshake in its headers, but the protocols that are offered.
    /// A server that has none answers as it answers any request.
    fn connect(&mut self, request: Request) -> Connected {
        Connected::Refused(self.send(request))
    }
}

/// How a handshake ends.
#[expect(missing_debug_implementations, reason = "a conversation shows nothing")]
pub enum Connected {
    /// With a conversation.
    Accepted(Box<dyn Socket>),
    /// With an answer like any other.
    Refused(Response),
}

/// The client's end of a conversation over a WebSocket. What is never closed is closed when it is dropped.
pub trait Socket {
    /// The protocol that the server chose.
    fn subprotocol(&self) -> Option<String>;

    /// Sends a message.
    fn send(&mut self, frame: Frame);

    /// What comes next.
    fn receive(&mut self) -> Frame;

    /// Closes, and waits for the end of what the server does about it.
    fn close(self: Box<Self>, code: u16);
}

/// What goes over a WebSocket.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Frame {
    /// Text.
    Text(String),
    /// Bytes.
    Bytes(Vec<u8>),
    /// The end: code and reason.
    Close(u16, String),
}

/// Sends a request, a panic of the server becoming an error.
///
/// # Errors
/// The server panicked; the text is the panic's, with its place.
pub fn send(server: &mut dyn Server, request: Request) -> Result<Response, String> {
    catching(|| server.send(request)).map_err(|panic| format!("the server panicked: {panic}"))
}

thread_local! {
    /// What the panic that is being caught said; none while panics go where they usually go.
    static CAUGHT: Cell<Option<String>> = const { Cell::new(None) };
}

/// Calls `work`; a panic in it is an error and leaves no trace on the terminal, where a thousand would hide the rest.
pub(crate) fn catching<T>(work: impl FnOnce() -> T) -> Result<T, String> {
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        let usual = panic::take_hook();
        panic::set_hook(Box::new(move |panic| match CAUGHT.take() {
            Some(_) => CAUGHT.set(Some(panic.to_string())),
            None => usual(panic),
        }));
    });
    CAUGHT.set(Some(String::new()));
    let result = catch_unwind(AssertUnwindSafe(work));
    let caught = CAUGHT.take().unwrap_or_default();
    result.map_err(|_| caught.replace('\n', " "))
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Faulty;

    impl Server for Faulty {
        fn send(&mut self, request: Request) -> Response {
            panic!("no route {}", request.target)
        }
    }

    #[test]
    fn panic_of_the_server_is_an_error_and_no_end() {
        let request = Request { method: "GET".into(), target: "/x".into(), headers: Vec::new(), body: Vec::new() };
        let error = send(&mut Faulty, request).unwrap_err();
        assert!(error.starts_with("the server panicked: ") && error.ends_with("no route /x"), "{error}");
    }
}
