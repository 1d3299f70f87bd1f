use std::time::Duration;

/// The limits of WebSockets, those of uvicorn unless said otherwise.
///
/// ```
/// use std::time::Duration;
///
/// use peregrine::prelude::*;
/// use peregrine::websocket::WebSocketSettings;
///
/// let settings = WebSocketSettings::new().message_bytes_max(64 * 1024).ping_interval(Some(Duration::from_secs(5)));
/// let app = App::new().websockets(settings);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[must_use]
pub struct WebSocketSettings {
    pub(super) message_bytes_max: usize,
    pub(super) ping_interval: Option<Duration>,
    pub(super) ping_timeout: Option<Duration>,
    pub(super) close_timeout: Duration,
    pub(super) send_timeout: Duration,
}

impl Default for WebSocketSettings {
    fn default() -> Self {
        Self::new()
    }
}

impl WebSocketSettings {
    /// The limits of uvicorn.
    pub const fn new() -> Self {
        Self {
            message_bytes_max: 16 * 1024 * 1024,
            ping_interval: Some(Duration::from_secs(20)),
            ping_timeout: Some(Duration::from_secs(20)),
            close_timeout: Duration::from_secs(10),
            send_timeout: Duration::from_secs(60),
        }
    }

    /// How many bytes a message may have; more closes with code 1009. Default 16 MiB.
    pub const fn message_bytes_max(mut self, bytes: usize) -> Self {
        self.message_bytes_max = bytes;
        self
    }

    /// How long after a sign of life the client is asked for the next one; `None` never asks. Default 20 s.
    pub const fn ping_interval(mut self, interval: Option<Duration>) -> Self {
        self.ping_interval = interval;
        self
    }

    /// How long a client that was asked for a sign of life may take; then code 1011 closes. `None` waits for ever.
    /// Default 20 s.
    pub const fn ping_timeout(mut self, timeout: Option<Duration>) -> Self {
        self.ping_timeout = timeout;
        self
    }

    /// How long the client may take to answer a close. Default 10 s.
    pub const fn close_timeout(mut self, timeout: Duration) -> Self {
        self.close_timeout = timeout;
        self
    }

    /// How long the client may take none of the bytes that we have for it. Default 60 s.
    pub const fn send_timeout(mut self, timeout: Duration) -> Self {
        self.send_timeout = timeout;
        self
    }
}
