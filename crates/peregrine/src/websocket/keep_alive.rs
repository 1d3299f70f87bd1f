use std::time::Duration;

use bytes::Bytes;
use tokio::time::Instant;

use super::WebSocketSettings;

/// Asks a silent client for signs of life, and knows when it is given up.
#[derive(Debug)]
pub(super) struct KeepAlive {
    interval: Option<Duration>,
    timeout: Option<Duration>,
    state: State,
    /// How many pings were sent: what the last one holds, and what the answer to it must hold.
    sent: u32,
}

#[derive(Debug, Clone, Copy)]
enum State {
    /// The next ping is sent then.
    Resting(Instant),
    /// The answer to the last one must be there then.
    Asked(Instant),
    /// No pings are sent.
    Off,
}

/// What is to be done when the time has come.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Beat {
    /// Send a ping with these bytes.
    Ping(Bytes),
    /// The client shows no sign of life.
    GiveUp,
}

impl KeepAlive {
    pub(super) fn new(settings: &WebSocketSettings) -> Self {
        let (interval, timeout) = (settings.ping_interval, settings.ping_timeout);
        let mut keep_alive = Self { interval, timeout, state: State::Off, sent: 0 };
        keep_alive.rest();
        keep_alive
    }

    /// When there is something to do.
    pub(super) fn due(&self) -> Option<Instant> {
        match self.state {
            State::Resting(due) | State::Asked(due) => Some(due),
            State::Off => None,
        }
    }

    /// What there is to do. While nothing is read from the client, it isn't given up: its answer may lie there.
    pub(super) fn beat(&mut self, is_reading: bool) -> Beat {
        if matches!(self.state, State::Asked(_)) && is_reading {
            return Beat::GiveUp;
        }
        self.sent = self.sent.wrapping_add(1);
        match self.timeout {
            Some(timeout) => self.state = State::Asked(Instant::now() + timeout),
            None => self.rest(),
        }
        Beat::Ping(Bytes::copy_from_slice(&self.sent.to_be_bytes()))
    }

    /// The client answered a ping.
    pub(super) fn answered(&mut self, payload: &[u8]) {
        if payload == self.sent.to_be_bytes() {
            self.rest();
        }
    }

    /// Sends no more pings.
    pub(super) fn stop(&mut self) {
        self.state = State::Off;
    }

    fn rest(&mut self) {
        self.state = self.interval.map_or(State::Off, |interval| State::Resting(Instant::now() + interval));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECOND: Duration = Duration::from_secs(1);

    #[tokio::test(start_paused = true)]
    async fn a_client_that_answers_is_asked_again_and_a_silent_one_is_given_up() {
        let settings = WebSocketSettings::new().ping_interval(Some(5 * SECOND)).ping_timeout(Some(2 * SECOND));
        let mut keep_alive = KeepAlive::new(&settings);
        let start = Instant::now();
        assert_eq!(keep_alive.due(), Some(start + 5 * SECOND));
        let Beat::Ping(payload) = keep_alive.beat(true) else { panic!("no ping") };
        assert_eq!(keep_alive.due(), Some(start + 2 * SECOND));
        keep_alive.answered(b"something else");
        assert_eq!(keep_alive.due(), Some(start + 2 * SECOND));
        keep_alive.answered(&payload);
        assert_eq!(keep_alive.due(), Some(start + 5 * SECOND));
        assert!(matches!(keep_alive.beat(true), Beat::Ping(_)));
        assert!(matches!(keep_alive.beat(false), Beat::Ping(_)));
        assert_eq!(keep_alive.beat(true), Beat::GiveUp);
    }

    #[tokio::test(start_paused = true)]
    async fn without_an_interval_nobody_is_asked() {
        assert_eq!(KeepAlive::new(&WebSocketSettings::new().ping_interval(None)).due(), None);
    }
}
