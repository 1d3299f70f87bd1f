//! URLs that may name several hosts: `postgres://one,two/database`.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use url::{ParseError, Url};

use super::url::{Allowed, Refusal, check_length, complete, parse_one, unparsable, validate, without_path};
use super::{Kind, Shape};
use crate::json::{Bail, Reader, Writer};
use crate::rules::takes;
use crate::{Failed, Generator, Input, Report, Rules, Schema, Validation};

/// The hosts in order. The last one stands in the URL with the path and all the rest.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct Hosts {
    before: Vec<Url>,
    last: Url,
    /// How the last one is shown, if that isn't as the URL standard spells it.
    shown: Option<Box<str>>,
}

macro_rules! multi_host_urls {
    ($($(#[$doc:meta])* $name:ident { $($key:ident: $value:expr),* })*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Hosts);

        impl $name {
            const ALLOWED: Allowed = Allowed { $($key: $value,)* ..Allowed::ANY };

            /// A URL for each host; the last one has the path and all the rest.
            pub fn urls(&self) -> impl Iterator<Item = &Url> {
                self.0.before.iter().chain([&self.0.last])
            }
        }

        takes!(
            $name: max_length strict allowed_schemes host_required default_host default_port default_path
            preserve_empty_path
        );

        impl Kind for $name {
            const SHAPE: Shape = Shape::Scalar;

            fn name() -> Cow<'static, str> {
                stringify!($name).into()
            }

            fn read(reader: &mut Reader<'_>, rules: &Rules) -> Result<Self, Bail> {
                Self::read_text(&reader.string()?, rules)
            }

            fn read_text(text: &str, rules: &Rules) -> Result<Self, Bail> {
                parse(text, rules, Self::ALLOWED).map(Self).map_err(|_| Bail)
            }

            fn validate<'a>(input: &'a Input<'a>, rules: &Rules, state: &mut Validation<'a>) -> Result<Self, Failed> {
                validate(input, rules, Self::ALLOWED, parse, state).map(Self)
            }

            fn write(&self, writer: &mut Writer) {
                writer.string(&self.to_string());
            }

            fn schema(rules: &Rules, _: &mut Generator) -> Schema {
                let mut schema = super::url::describe(rules, Self::ALLOWED);
                schema.set("format", "multi-host-uri");
                schema
            }
        }

        impl FromStr for $name {
            type Err = Report<'static>;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Self::validate_input(&Input::from(text)).map_err(Report::into_owned)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&written(&self.0))
            }
        }
    )*};
}

multi_host_urls! {
    /// A `postgres` URL, of one or several hosts.
    ///
    /// ```
    /// use peregrine_model::kind::PostgresDsn;
    ///
    /// let url: PostgresDsn = "postgres://ida:secret@one,two:5433/shop".parse()?;
    /// let hosts: Vec<_> = url.urls().filter_map(|url| url.host_str()).collect();
    /// assert_eq!(hosts, ["one", "two"]);
    /// # Ok::<(), peregrine_model::Report<'static>>(())
    /// ```
    PostgresDsn {
        schemes: &[
            "postgres",
            "postgresql",
            "postgresql+asyncpg",
            "postgresql+pg8000",
            "postgresql+psycopg",
            "postgresql+psycopg2",
            "postgresql+psycopg2cffi",
            "postgresql+py-postgresql",
            "postgresql+pygresql",
        ],
        host_required: true
    }

    /// A `mongodb` URL, of one or several hosts; the last one's port is 27017 unless it says another.
    MongoDsn { schemes: &["mongodb", "mongodb+srv"], default_port: Some(27017) }

    /// A `nats`, `tls`, `ws` or `wss` URL, of one or several hosts; the last one's port is 4222 unless it says another.
    NatsDsn { schemes: &["nats", "tls", "ws", "wss"], default_host: Some("localhost"), default_port: Some(4222) }
}

/// Splits the hosts, and reads each in a URL of its own: the URL standard knows only one.
fn parse(text: &str, rules: &Rules, allowed: Allowed) -> Result<Hosts, Refusal> {
    check_length(text, rules, allowed)?;
    let (start, end) = authority(text).ok_or_else(|| unparsable(ParseError::RelativeUrlWithoutBase))?;
    let (prefix, rest) = (&text[..start], &text[end..]);
    let mut hosts: Vec<&str> = text[start..end].split(',').collect();
    let last = hosts.pop().unwrap_or_default();
    if hosts.contains(&"") {
        return Err(unparsable(ParseError::EmptyHost));
    }
    let mut last = parse_one(&format!("{prefix}{last}{rest}"), rules)?;
    if !hosts.is_empty() && !last.has_host() {
        return Err(unparsable(ParseError::EmptyHost));
    }
    let before: Vec<Url> =
        hosts.iter().map(|host| parse_one(&format!("{prefix}{host}"), rules)).collect::<Result<_, _>>()?;
    if before.iter().any(|url| !url.has_host()) {
        return Err(unparsable(ParseError::EmptyHost));
    }
    complete(&mut last, allowed.under(rules))?;
    let shown = without_path(text, &last, rules).map(Into::into);
    Ok(Hosts { before, last, shown })
}

/// Where the hosts begin and end, if the text begins with a scheme.
fn authority(text: &str) -> Option<(usize, usize)> {
    let begin = text.len() - text.trim_start_matches(|char| char <= ' ').len();
    let (scheme, _) = text[begin..].split_once(':')?;
    if !scheme.chars().all(|char| char.is_ascii_alphanumeric() || "+-.".contains(char)) {
        return None;
    }
    let after = &text[begin + scheme.len() + 1..];
    let rest = after.trim_start_matches(['/', '\\']);
    let is_special = is_special(&scheme.to_ascii_lowercase());
    let ends = |char| matches!(char, '/' | '?' | '#') || (char == '\\' && is_special);
    let start = text.len() - rest.len();
    Some((start, rest.find(ends).map_or(text.len(), |at| start + at)))
}

/// The schemes for which the URL standard has rules of their own.
fn is_special(scheme: &str) -> bool {
    matches!(scheme, "http" | "https" | "ws" | "wss" | "ftp" | "file")
}

/// The hosts before the last one, put before it.
fn written(hosts: &Hosts) -> String {
    let scheme = hosts.last.scheme();
    let start = scheme.len() + "://".len();
    let mut text = hosts.shown.as_deref().unwrap_or(hosts.last.as_str()).to_owned();
    let before: String = hosts
        .before
        .iter()
        .filter_map(|url| url.as_str().get(start..))
        // The standard adds a path to special URLs, which only the last one has.
        .map(|host| format!("{},", if is_special(scheme) { host.trim_end_matches('/') } else { host }))
        .collect();
    if !before.is_empty() {
        text.insert_str(start, &before);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read<T: FromStr<Err = Report<'static>> + fmt::Display>(text: &str) -> Result<String, String> {
        text.parse().map(|url: T| url.to_string()).map_err(|report| report.issues()[0].message())
    }

    #[test]
    fn hosts_are_read_each_for_itself() {
        for text in ["postgres://u:p@h1:1,h2:2/db?x=1", "postgres://h", "postgres://A,B/x", "postgres://a/b,c"] {
            assert_eq!(read::<PostgresDsn>(text).as_deref(), Ok(text));
        }
        assert_eq!(read::<MongoDsn>("mongodb://a:1,b").as_deref(), Ok("mongodb://a:1,b:27017"));
        assert_eq!(read::<NatsDsn>("ws:\\\\a,b\\c").as_deref(), Ok("ws://a,b:4222/c"));
        assert_eq!(read::<NatsDsn>("wss://a:443,b:443/x").as_deref(), Ok("wss://a,b:4222/x"));
        assert_eq!(read::<NatsDsn>("nats://").as_deref(), Ok("nats://localhost:4222"));
    }

    #[test]
    fn no_host_may_be_empty() {
        for text in ["postgres://,a", "postgres://a,", "postgres://a,,b", "postgres:a,b", "postgres:", "postgres:///x"]
        {
            assert_eq!(read::<PostgresDsn>(text).unwrap_err(), "Input should be a valid URL, empty host", "{text}");
        }
    }

    #[test]
    fn what_has_no_scheme_is_relative() {
        for text in ["  ", "a", "post gres://a"] {
            let relative = "Input should be a valid URL, relative URL without a base";
            assert_eq!(read::<PostgresDsn>(text).unwrap_err(), relative, "{text}");
        }
        assert_eq!(read::<PostgresDsn>("").unwrap_err(), "Input should be a valid URL, input is empty");
    }
}
