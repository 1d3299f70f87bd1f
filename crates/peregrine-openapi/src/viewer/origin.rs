use std::fmt;

/// Scheme, host and port of a URL: another host that a page may talk to.
///
/// ```
/// use peregrine_openapi::viewer::Origin;
///
/// let origin = Origin::of("https://auth.example.com:8443/token?a=b").ok_or("no origin")?;
/// assert_eq!(origin.to_string(), "https://auth.example.com:8443");
/// assert_eq!(Origin::of("/token"), None);
/// # Ok::<(), &str>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Origin(String);

impl Origin {
    /// The origin of an absolute `http` or `https` URL; `None` for all else, for a relative URL too.
    #[must_use]
    pub fn of(url: &str) -> Option<Self> {
        let (scheme, rest) = url.split_once("://")?;
        let scheme = ["http", "https"].into_iter().find(|known| known.eq_ignore_ascii_case(scheme))?;
        let authority = rest.split(['/', '?', '#']).next()?;
        // It ends up in a header whose grammar is made of spaces and semicolons, and that knows no IPv6 addresses:
        // https://www.w3.org/TR/CSP3/#grammardef-host-source
        let (host, port) = authority.split_once(':').map_or((authority, None), |(host, port)| (host, Some(port)));
        let is_host =
            !host.is_empty() && host.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-._".contains(&byte));
        let is_port = port.is_none_or(|port| !port.is_empty() && port.bytes().all(|byte| byte.is_ascii_digit()));
        (is_host && is_port).then(|| Self(format!("{scheme}://{}", authority.to_ascii_lowercase())))
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_origin_is_scheme_host_and_port_alone() {
        for (url, expected) in [
            ("http://localhost:8000", "http://localhost:8000"),
            ("HTTPS://CDN.example/x", "https://cdn.example"),
            ("https://a.example?q=/", "https://a.example"),
        ] {
            assert_eq!(Origin::of(url).unwrap().to_string(), expected);
        }
    }

    #[test]
    fn nothing_that_could_change_the_policy_is_an_origin() {
        for url in [
            "https://a.example;script-src *",
            "https://a b/",
            "https://*",
            "https://",
            "https://user@a.example",
            "https://a.example:",
            "https://a.example:1:2",
            "javascript://a",
            "//a.example/",
            "https://ä.example",
            "https://[::1]/",
        ] {
            assert_eq!(Origin::of(url), None, "{url}");
        }
    }
}
