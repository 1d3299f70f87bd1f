//! How the server serves, checked: what the settings of all layers come to.

use std::fmt;
use std::net::{IpAddr, Ipv4Addr};
use std::num::NonZeroUsize;
use std::str::FromStr;
use std::time::Duration;

use super::proxies::TrustedProxies;
use super::settings::ServeSettings;

/// How threads and runtimes share the work.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum RuntimeMode {
    /// One single-threaded runtime and one listener for each thread; a connection stays on its thread.
    #[default]
    PerCore,
    /// One runtime whose threads take work from each other: better when single requests compute for long.
    Shared,
}

impl FromStr for RuntimeMode {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text {
            "per-core" => Ok(Self::PerCore),
            "shared" => Ok(Self::Shared),
            other => Err(format!("`{other}` is no runtime mode, expected `per-core` or `shared`")),
        }
    }
}

/// Where to listen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Host {
    Address(IpAddr),
    Name(String),
}

/// How the server serves: every value set and within its bounds. Made by [`ServeSettings::resolve`].
#[derive(Clone, Debug)]
pub struct ServeConfig {
    pub(super) host: Host,
    pub(super) port: u16,
    pub(super) runtime: RuntimeMode,
    pub(super) threads: NonZeroUsize,
    pub(super) access_log: bool,
    pub(super) proxies: TrustedProxies,
    pub(super) connections_max: usize,
    pub(super) header_bytes_max: usize,
    pub(super) headers_max: usize,
    pub(super) header_read_timeout: Duration,
    pub(super) keep_alive_timeout: Duration,
    pub(super) body_read_timeout: Duration,
    pub(super) send_timeout: Duration,
    pub(super) body_bytes_max: Option<usize>,
    pub(super) drain_timeout: Duration,
}

impl ServeConfig {
    /// The most bytes that a request body may have, `None` when only a route limits it. Whoever reads a body applies
    /// it.
    #[must_use]
    pub fn body_bytes_max(&self) -> Option<usize> {
        self.body_bytes_max
    }

    pub(super) fn from_settings(settings: ServeSettings) -> Result<Self, ConfigError> {
        let mut check = Check::default();
        let config = Self {
            host: check.host(settings.host),
            port: settings.port.unwrap_or(8000),
            runtime: settings.runtime.unwrap_or_default(),
            threads: check.threads(settings.threads),
            access_log: settings.access_log.unwrap_or(true),
            proxies: check.proxies(settings.proxy_headers, settings.forwarded_allow_ips),
            connections_max: check.within("connections_max", settings.connections_max, 10_000, 1, 1_000_000),
            // uvicorn's bound for an incomplete head is 64 KiB as well.
            header_bytes_max: check.within("header_bytes_max", settings.header_bytes_max, 65_536, 256, 1 << 20),
            headers_max: check.within("headers_max", settings.headers_max, super::connection::HEADERS_FREE, 1, 10_000),
            header_read_timeout: check.wait("header_read_timeout", settings.header_read_timeout, 30),
            // Above the 60 s after which common load balancers let go of an idle connection, so that it is never
            // us who close one that they are about to use.
            keep_alive_timeout: check.wait("keep_alive_timeout", settings.keep_alive_timeout, 75),
            body_read_timeout: check.wait("body_read_timeout", settings.body_read_timeout, 30),
            send_timeout: check.wait("send_timeout", settings.send_timeout, 60),
            body_bytes_max: settings.body_bytes_max,
            drain_timeout: settings.drain_timeout.unwrap_or(Duration::from_secs(30)),
        };
        if check.problems.is_empty() { Ok(config) } else { Err(ConfigError { problems: check.problems }) }
    }
}

/// Collects what is wrong with the settings while each is looked at.
#[derive(Default)]
struct Check {
    problems: Vec<String>,
}

impl Check {
    fn host(&mut self, written: Option<String>) -> Host {
        let Some(text) = written else { return Host::Address(Ipv4Addr::LOCALHOST.into()) };
        // `[::1]` is how an IPv6 address is written beside a port, so it is what people paste.
        let bare = text.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).unwrap_or(&text);
        if let Ok(address) = bare.parse() {
            return Host::Address(address);
        }
        let is_name_byte = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_');
        if text.is_empty() || !text.bytes().all(is_name_byte) {
            self.problems.push(format!("`host` is `{text}`, expected an IP address or a host name"));
        }
        Host::Name(text)
    }

    fn proxies(&mut self, believes: Option<bool>, written: Option<String>) -> TrustedProxies {
        let proxies = match written.as_deref().map(TrustedProxies::parse) {
            None => TrustedProxies::default(),
            Some(Ok(proxies)) => proxies,
            Some(Err(problem)) => {
                self.problems.push(format!("`forwarded_allow_ips`: {problem}"));
                TrustedProxies::none()
            }
        };
        if believes.unwrap_or(true) { proxies } else { TrustedProxies::none() }
    }

    fn threads(&mut self, written: Option<usize>) -> NonZeroUsize {
        let cores = std::thread::available_parallelism().unwrap_or(NonZeroUsize::MIN);
        let threads = self.within("threads", written, cores.get().min(THREADS_MAX), 1, THREADS_MAX);
        NonZeroUsize::new(threads).unwrap_or(NonZeroUsize::MIN)
    }

    fn within(&mut self, name: &str, written: Option<usize>, default: usize, min: usize, max: usize) -> usize {
        let value = written.unwrap_or(default);
        if !(min..=max).contains(&value) {
            self.problems.push(format!("`{name}` is {value}, expected {min} to {max}"));
        }
        value
    }

    fn wait(&mut self, name: &str, written: Option<Duration>, default_seconds: u64) -> Duration {
        let value = written.unwrap_or(Duration::from_secs(default_seconds));
        if value.is_zero() || value > WAIT_MAX {
            self.problems.push(format!("`{name}` is {value:?}, expected more than 0 s, at most {WAIT_MAX:?}"));
        }
        value
    }
}

const THREADS_MAX: usize = 1024;
const WAIT_MAX: Duration = Duration::from_secs(24 * 60 * 60);

/// What is wrong with the settings of the server: all of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConfigError {
    pub(super) problems: Vec<String>,
}

impl fmt::Display for ConfigError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.problems.join("; "))
    }
}

impl std::error::Error for ConfigError {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn defaults_listen_on_loopback_port_8000() {
        let config = ServeSettings::new().resolve().unwrap();
        assert_eq!(config.host, Host::Address(Ipv4Addr::LOCALHOST.into()));
        assert_eq!(config.port, 8000);
        assert_eq!(config.runtime, RuntimeMode::PerCore);
        assert_eq!(config.body_bytes_max(), None);
    }

    #[test]
    fn all_problems_are_reported_together() {
        let settings = ServeSettings::new().host("a b").threads(0).header_read_timeout(Duration::ZERO);
        let error = settings.resolve().unwrap_err();
        assert_eq!(error.problems.len(), 3, "{error}");
        assert_eq!(error.problems[1], "`threads` is 0, expected 1 to 1024");
    }

    #[test]
    fn bracketed_ipv6_host_is_an_address() {
        let config = ServeSettings::new().host("[::1]").resolve().unwrap();
        assert_eq!(config.host, Host::Address("::1".parse().unwrap()));
    }
}
