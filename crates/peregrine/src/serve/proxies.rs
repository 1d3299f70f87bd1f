//! Which proxies are believed, and what they tell of the client.

use std::net::{IpAddr, SocketAddr};

use http::{HeaderMap, HeaderName};
use peregrine_model::kind::IpNetwork;
use peregrine_model::{Input, Kind as _};

use crate::request::Caller;

const FORWARDED_FOR: HeaderName = HeaderName::from_static("x-forwarded-for");
const FORWARDED_PROTO: HeaderName = HeaderName::from_static("x-forwarded-proto");

/// Schemes that a proxy may name.
const SCHEMES: [&str; 4] = ["http", "https", "ws", "wss"];

/// The proxies that are believed, as uvicorn's `--forwarded-allow-ips` names them.
///
/// ```
/// use peregrine::serve::TrustedProxies;
///
/// assert!(TrustedProxies::parse("127.0.0.1, 10.0.0.0/8").is_ok());
/// assert!(TrustedProxies::parse("*").is_ok());
/// assert!(TrustedProxies::parse("localhost").is_err());
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrustedProxies(Trust);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Trust {
    Everybody,
    Networks(Vec<IpNetwork>),
}

impl Default for TrustedProxies {
    /// The machine itself.
    fn default() -> Self {
        Self(Trust::Networks(network("127.0.0.1").into_iter().collect()))
    }
}

impl TrustedProxies {
    /// Nobody is believed.
    #[must_use]
    pub const fn none() -> Self {
        Self(Trust::Networks(Vec::new()))
    }

    /// Reads a list of addresses and networks with commas between them; `*` alone stands for everybody.
    ///
    /// # Errors
    /// What is neither, in words.
    pub fn parse(text: &str) -> Result<Self, String> {
        if text.trim() == "*" {
            return Ok(Self(Trust::Everybody));
        }
        let parts = text.split(',').map(str::trim).filter(|part| !part.is_empty());
        let networks = parts.map(|part| {
            let what = "expected an IP address, a network such as `10.0.0.0/8`, or `*` alone";
            network(part).ok_or_else(|| format!("`{part}` is no proxy: {what}"))
        });
        networks.collect::<Result<_, _>>().map(|networks| Self(Trust::Networks(networks)))
    }

    /// Whether what comes from there is believed.
    pub(super) fn trusts(&self, address: IpAddr) -> bool {
        match &self.0 {
            Trust::Everybody => true,
            // A socket for both versions shows addresses of IPv4 as such of IPv6.
            Trust::Networks(networks) => networks.iter().any(|network| holds(network, address.to_canonical())),
        }
    }

    /// Who called: the peer, or whom it speaks for if it is believed.
    #[must_use]
    pub fn caller(&self, peer: SocketAddr, headers: &HeaderMap) -> Caller {
        let direct = Caller::new(peer);
        if self.trusts(peer.ip()) { self.forwarded(direct, headers) } else { direct }
    }

    /// Who called, by the word of a proxy that is believed.
    pub(super) fn forwarded(&self, direct: Caller, headers: &HeaderMap) -> Caller {
        // Most requests have neither, which the names tell sooner than two look-ups.
        if !headers.keys().any(|name| name.as_str().starts_with("x-forwarded-")) {
            return direct;
        }
        let mut caller = direct;
        if let Some(scheme) = headers.get_all(FORWARDED_PROTO).iter().next_back() {
            let told = scheme.to_str().unwrap_or_default().trim();
            caller.scheme = SCHEMES.into_iter().find(|scheme| *scheme == told).unwrap_or(caller.scheme);
        }
        if headers.contains_key(FORWARDED_FOR) {
            let lines = headers.get_all(FORWARDED_FOR).iter().map(|line| line.to_str().unwrap_or_default());
            if let Some(client) = self.first_stranger(&lines.collect::<Vec<_>>().join(",")) {
                caller.client = address(client);
            }
        }
        caller
    }

    /// The last of the list that is no proxy of ours: each proxy adds whom it heard at the end. If all are ours, the
    /// first called. `None` if that one has no name.
    fn first_stranger<'t>(&self, list: &'t str) -> Option<&'t str> {
        let mut hosts = list.split(',').map(str::trim);
        let first = hosts.clone().next();
        let stranger = match self.0 {
            Trust::Everybody => None,
            Trust::Networks(_) => hosts.rfind(|host| !address(host).is_some_and(|address| self.trusts(address.ip()))),
        };
        stranger.or(first).filter(|host| !host.is_empty())
    }
}

fn network(text: &str) -> Option<IpNetwork> {
    IpNetwork::validate_input(&Input::Str(text.into())).ok()
}

fn holds(network: &IpNetwork, address: IpAddr) -> bool {
    let bits = match (network.address(), address) {
        (IpAddr::V4(start), IpAddr::V4(address)) => u128::from(start.to_bits() ^ address.to_bits()) << 96,
        (IpAddr::V6(start), IpAddr::V6(address)) => start.to_bits() ^ address.to_bits(),
        _ => return false,
    };
    bits.leading_zeros() >= u32::from(network.prefix_length())
}

/// An address with or without a port: `1.2.3.4`, `1.2.3.4:5`, `::1`, `[::1]`, `[::1]:5`.
fn address(text: &str) -> Option<SocketAddr> {
    let bare = text.strip_prefix('[').and_then(|text| text.strip_suffix(']')).unwrap_or(text);
    let without_port = bare.parse().ok().map(|address| SocketAddr::new(address, 0));
    without_port.or_else(|| text.parse().ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn caller(trusted: &str, peer: &str, headers: &[(&'static str, &'static str)]) -> (String, &'static str) {
        let headers =
            headers.iter().map(|(name, value)| (HeaderName::from_static(name), http::HeaderValue::from_static(value)));
        let peer = SocketAddr::new(peer.parse().unwrap(), 1);
        let caller = TrustedProxies::parse(trusted).unwrap().caller(peer, &headers.collect());
        (caller.client.map_or_else(|| "nobody".to_owned(), |client| client.to_string()), caller.scheme)
    }

    fn client(trusted: &str, list: &'static str) -> String {
        caller(trusted, "127.0.0.1", &[("x-forwarded-for", list)]).0
    }

    #[test]
    fn clients_are_those_that_uvicorn_finds() {
        for (trusted, list, expected) in [
            ("127.0.0.1", "1.2.3.4", "1.2.3.4:0"),
            ("127.0.0.1", "1.2.3.4, 5.6.7.8", "5.6.7.8:0"),
            ("127.0.0.1,5.6.0.0/16", "1.2.3.4, 5.6.7.8", "1.2.3.4:0"),
            ("127.0.0.1,0.0.0.0/0", "1.2.3.4, 5.6.7.8", "1.2.3.4:0"),
            ("*", "1.2.3.4:80, 5.6.7.8", "1.2.3.4:80"),
            ("127.0.0.1,::1", "[2001:db8::1]:80, ::1", "[2001:db8::1]:80"),
            ("127.0.0.1", "", "127.0.0.1:1"),
            ("127.0.0.1", "1.2.3.4,", "127.0.0.1:1"),
            ("127.0.0.1", "unknown", "nobody"),
            ("10.0.0.0/8", "1.2.3.4", "127.0.0.1:1"),
        ] {
            assert_eq!(client(trusted, list), expected, "{trusted} {list}");
        }
    }

    #[test]
    fn only_schemes_are_taken_and_only_from_proxies() {
        let scheme = |trusted, value| caller(trusted, "127.0.0.1", &[("x-forwarded-proto", value)]).1;
        assert_eq!(scheme("127.0.0.1", "https"), "https");
        assert_eq!(scheme("127.0.0.1", " https "), "https");
        assert_eq!(scheme("127.0.0.1", "javascript"), "http");
        assert_eq!(scheme("10.0.0.1", "https"), "http");
        let lines = [("x-forwarded-for", "1.2.3.4"), ("x-forwarded-for", "5.6.7.8"), ("x-forwarded-proto", "https")];
        let mapped = caller("127.0.0.1,5.6.7.8", "::ffff:127.0.0.1", &lines);
        assert_eq!(mapped, ("1.2.3.4:0".to_owned(), "https"));
    }

    #[test]
    fn mistakes_are_named() {
        let error = TrustedProxies::parse("10.0.0.1/8").unwrap_err();
        assert!(error.starts_with("`10.0.0.1/8` is no proxy"), "{error}");
        assert!(TrustedProxies::parse("*,1.2.3.4").is_err());
        assert_eq!(TrustedProxies::parse(""), Ok(TrustedProxies::none()));
    }
}
