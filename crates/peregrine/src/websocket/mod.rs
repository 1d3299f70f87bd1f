//! WebSockets: conversations over one connection, with the parameters, dependencies and errors of every other route.
//!
//! Receives from the `pipeline` a request that asks for a WebSocket, and hands the answer to the handshake back: 101,
//! or the status of a refusal. The conversation goes on in a task of its own. `handshake` checks what was asked,
//! `session` runs the handler and what cleans up after it, `link` connects its [`WebSocket`] with `connection`, which
//! speaks the protocol with the client, or with a test client in process.

mod accept;
mod accept_key;
mod asked;
mod connection;
mod error;
mod handshake;
mod keep_alive;
mod link;
mod message;
mod outcome;
mod session;
mod settings;
mod socket;

pub use accept::Accept;
pub use error::{WebSocketDisconnect, WebSocketError, WebSocketException};
pub(crate) use handshake::is_asked_for;
pub(crate) use link::{InProcess, Outgoing, Peer};
pub use message::Message;
pub use outcome::Conversation;
pub(crate) use session::converse;
pub use settings::WebSocketSettings;
pub use socket::WebSocket;
