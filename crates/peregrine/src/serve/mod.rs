//! Serving: from sockets to requests, and from responses back to sockets.
//!
//! Receives settings and a [`Handler`] from the application; hands each request on to the handler and writes its
//! answer. Nothing here knows of routes, models or documents, so the whole room can be replaced. It is public for the
//! tests of this crate alone, which serve without an application: no promise.
//!
//! The way of a connection: `listener` opens the sockets, `runtime` starts the threads, `acceptor` takes
//! connections in and owns them, `protocol` finds out what the client speaks, `connection` drives it and calls
//! the handler, `watchdog` ends it when it is silent for too long, `shutdown` when the server stops.

mod acceptor;
mod access_log;
mod activity;
mod config;
mod connection;
mod console;
mod environment;
mod error;
mod exit;
mod flags;
mod listener;
mod protocol;
mod proxies;
mod runtime;
mod server;
mod service;
mod settings;
mod shutdown;
mod signals;
mod transport;
mod waker;
mod watchdog;

use std::net::SocketAddr;

use crate::body::Body;
use crate::request::Caller;

pub(crate) use activity::BodyGuard;
pub use config::{ConfigError, RuntimeMode, ServeConfig};
pub use error::ServeError;
pub use exit::Exit;
pub use flags::Invocation;
pub use proxies::TrustedProxies;
pub use server::{Server, run, serve_on};
pub use settings::ServeSettings;
pub use shutdown::Shutdown;
pub(crate) use waker::taking_piece;

/// What the connection hands a request to, and where it takes the answer from.
pub trait Handler: Clone + Send + Sync + 'static {
    /// Answers one request. A panic in the future becomes a plain 500, and the connection lives on. Nothing may be
    /// done before the future is polled: what panics there ends the connection.
    ///
    /// # Cancel safety
    ///
    /// The future is dropped when the client goes away, and when the server stops and `drain_timeout` is over.
    fn handle(
        &self,
        request: Box<http::Request<Body>>,
        caller: Caller,
    ) -> impl Future<Output = http::Response<Body>> + Send;

    /// The server was told to stop: what would go on for ever, as conversations do, is to be ended. Several runtimes
    /// tell it, each once.
    fn drain(&self) {}

    /// `drain_timeout` is over, or the server is to end at once: what still goes on is given up, but for its clean-ups.
    fn abort(&self) {}

    /// Ends when no work that outlives its response is left (background tasks, clean-up). Awaited after the last
    /// connection closed and before its runtime stops, within `drain_timeout`; once per runtime.
    fn finish(&self) -> impl Future<Output = ()> + Send {
        std::future::ready(())
    }
}

/// Who is at the other end of a connection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Peer {
    address: SocketAddr,
}

impl Peer {
    /// The peer at this address.
    #[must_use]
    pub const fn new(address: SocketAddr) -> Self {
        Self { address }
    }

    /// The address that the connection comes from.
    #[must_use]
    pub const fn address(&self) -> SocketAddr {
        self.address
    }
}
