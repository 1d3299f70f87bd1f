//! URLs, read and normalised as browsers do (WHATWG): pydantic uses the same parser.

use std::borrow::Cow;
use std::cell::Cell;
use std::fmt;
use std::str::FromStr;

use url::{SyntaxViolation, Url};

use super::{Kind, Shape};
use crate::issue::{Code, Issue, Parameter};
use crate::json::{Bail, Reader, Writer};
use crate::rules::takes;
use crate::{Exactness, Failed, Generator, Input, Report, Rules, Schema, Validation};

/// What tells one kind of URL from another.
#[derive(Debug, Clone, Copy)]
pub(super) struct Allowed {
    /// The schemes; none given is any.
    pub(super) schemes: &'static [&'static str],
    /// How many bytes the text may have as it arrives, unless a rule says otherwise.
    pub(super) bytes_max: Option<usize>,
    /// Whether there must be a host.
    pub(super) host_required: bool,
    /// The host of a URL without one.
    pub(super) default_host: Option<&'static str>,
    /// The port of a URL without one.
    pub(super) default_port: Option<u16>,
    /// The path of a URL without one.
    pub(super) default_path: Option<&'static str>,
}

impl Allowed {
    /// Anything.
    pub(super) const ANY: Self = Self {
        schemes: &[],
        bytes_max: None,
        host_required: false,
        default_host: None,
        default_port: None,
        default_path: None,
    };
}

/// pydantic's limit, which is that of old browsers.
const BYTES_MAX: usize = 2083;

macro_rules! urls {
    ($($(#[$doc:meta])* $name:ident { $($key:ident: $value:expr),* })*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Url);

        impl $name {
            const ALLOWED: Allowed = Allowed { $($key: $value,)* ..Allowed::ANY };

            /// The normalised text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                self.0.as_str()
            }

            /// The parts: scheme, host, path …
            #[must_use]
            pub fn as_url(&self) -> &Url {
                &self.0
            }

            /// The URL, free of its kind.
            #[must_use]
            pub fn into_url(self) -> Url {
                self.0
            }
        }

        takes!($name: max_length strict);

        impl Kind for $name {
            const SHAPE: Shape = Shape::Scalar;

            fn name() -> Cow<'static, str> {
                stringify!($name).into()
            }

            fn read(reader: &mut Reader<'_>, rules: &Rules) -> Result<Self, Bail> {
                parse(&reader.string()?, rules, Self::ALLOWED).map(Self).map_err(|_| Bail)
            }

            fn read_text(text: &str, rules: &Rules) -> Result<Self, Bail> {
                parse(text, rules, Self::ALLOWED).map(Self).map_err(|_| Bail)
            }

            fn validate<'a>(input: &'a Input<'a>, rules: &Rules, state: &mut Validation<'a>) -> Result<Self, Failed> {
                validate(input, rules, Self::ALLOWED, parse, state).map(Self)
            }

            fn write(&self, writer: &mut Writer) {
                writer.string(self.as_str());
            }

            fn schema(rules: &Rules, _: &mut Generator) -> Schema {
                describe(rules, Self::ALLOWED)
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
                f.write_str(self.as_str())
            }
        }

        impl From<$name> for Url {
            fn from(url: $name) -> Self {
                url.0
            }
        }
    )*};
}
pub(super) use urls;

urls! {
    /// A URL of any scheme.
    ///
    /// ```
    /// use peregrine_model::kind::AnyUrl;
    ///
    /// let url: AnyUrl = "redis://localhost:6379/0".parse()?;
    /// assert_eq!(url.as_url().port(), Some(6379));
    /// # Ok::<(), peregrine_model::Report<'static>>(())
    /// ```
    AnyUrl {}

    /// An `http` or `https` URL of any length.
    ///
    /// ```
    /// use peregrine_model::kind::AnyHttpUrl;
    ///
    /// assert!("ftp://example.com/".parse::<AnyHttpUrl>().is_err());
    /// ```
    AnyHttpUrl { schemes: &["http", "https"] }

    /// An `http` or `https` URL of at most 2083 bytes.
    ///
    /// ```
    /// use peregrine_model::kind::HttpUrl;
    ///
    /// let url: HttpUrl = "HTTPS://Example.com:443".parse()?;
    /// assert_eq!(url.as_str(), "https://example.com/");
    /// # Ok::<(), peregrine_model::Report<'static>>(())
    /// ```
    HttpUrl { schemes: &["http", "https"], bytes_max: Some(BYTES_MAX) }

    /// A `ws` or `wss` URL of any length.
    ///
    /// ```
    /// use peregrine_model::kind::AnyWebsocketUrl;
    ///
    /// assert!("https://example.com/".parse::<AnyWebsocketUrl>().is_err());
    /// ```
    AnyWebsocketUrl { schemes: &["ws", "wss"] }

    /// A `ws` or `wss` URL of at most 2083 bytes.
    ///
    /// ```
    /// use peregrine_model::kind::WebsocketUrl;
    ///
    /// let url: WebsocketUrl = "wss://example.com/ws".parse()?;
    /// assert_eq!(url.as_url().path(), "/ws");
    /// # Ok::<(), peregrine_model::Report<'static>>(())
    /// ```
    WebsocketUrl { schemes: &["ws", "wss"], bytes_max: Some(BYTES_MAX) }

    /// A `file` URL.
    ///
    /// ```
    /// use peregrine_model::kind::FileUrl;
    ///
    /// let url: FileUrl = "file:///etc/hosts".parse()?;
    /// assert_eq!(url.as_url().path(), "/etc/hosts");
    /// # Ok::<(), peregrine_model::Report<'static>>(())
    /// ```
    FileUrl { schemes: &["file"] }

    /// An `ftp` URL.
    ///
    /// ```
    /// use peregrine_model::kind::FtpUrl;
    ///
    /// let url: FtpUrl = "ftp://user:pass@host:21/f".parse()?;
    /// assert_eq!(url.to_string(), "ftp://user:pass@host/f");
    /// # Ok::<(), peregrine_model::Report<'static>>(())
    /// ```
    FtpUrl { schemes: &["ftp"] }
}

/// Why a text is no URL of the kind.
pub(super) enum Refusal {
    TooLong(usize),
    Unparsable(Cow<'static, str>),
    Violation(&'static str),
    Scheme(&'static [&'static str]),
}

impl Refusal {
    pub(super) fn issue<'a>(self, input: &'a Input<'a>) -> Issue<'a> {
        match self {
            Self::TooLong(limit) => {
                Issue::new(Code::UrlTooLong, input).with("max_length", Parameter::Count(limit as u64))
            }
            Self::Unparsable(reason) => Issue::new(Code::UrlParsing, input).with("error", Parameter::Text(reason)),
            Self::Violation(rule) => {
                Issue::new(Code::UrlSyntaxViolation, input).with("error", Parameter::Text(rule.into()))
            }
            Self::Scheme(schemes) => Issue::new(Code::UrlScheme, input)
                .with("expected_schemes", Parameter::Text(alternatives(schemes).into())),
        }
    }
}

/// The URL as the kind wants it, read by its parser.
pub(super) fn validate<'a, T>(
    input: &'a Input<'a>,
    rules: &Rules,
    allowed: Allowed,
    parse: impl FnOnce(&str, &Rules, Allowed) -> Result<T, Refusal>,
    state: &mut Validation<'a>,
) -> Result<T, Failed> {
    state.loosen(Exactness::Lax);
    let text = match input {
        Input::Bytes(_) if rules.is_strict() => None,
        _ => input.as_text(),
    };
    let Some(text) = text else { return Err(state.fail(Code::UrlType, input)) };
    parse(text, rules, allowed).map_err(|refusal| state.record(refusal.issue(input)))
}

/// The length is checked before the text is read, the scheme after.
pub(super) fn parse(text: &str, rules: &Rules, allowed: Allowed) -> Result<Url, Refusal> {
    check_length(text, rules, allowed)?;
    let mut url = parse_one(text, rules)?;
    complete(&mut url, allowed)?;
    Ok(url)
}

pub(super) fn check_length(text: &str, rules: &Rules, allowed: Allowed) -> Result<(), Refusal> {
    match bytes_max(rules, allowed) {
        Some(limit) if text.len() > limit => Err(Refusal::TooLong(limit)),
        _ if text.is_empty() => Err(unparsable("input is empty")),
        _ => Ok(()),
    }
}

/// Reads one URL, whatever its kind.
pub(super) fn parse_one(text: &str, rules: &Rules) -> Result<Url, Refusal> {
    if rules.is_strict() { parse_strictly(text) } else { Url::parse(text).map_err(unparsable) }
}

/// Checks the scheme, and puts in what is missing.
pub(super) fn complete(url: &mut Url, allowed: Allowed) -> Result<(), Refusal> {
    if !allowed.schemes.is_empty() && !allowed.schemes.contains(&url.scheme()) {
        return Err(Refusal::Scheme(allowed.schemes));
    }
    match allowed.default_host {
        _ if url.has_host() => {}
        Some(host) => url.set_host(Some(host)).map_err(unparsable)?,
        None if allowed.host_required => return Err(unparsable(url::ParseError::EmptyHost)),
        None => {}
    }
    if let Some(port) = allowed.default_port
        && url.port().is_none()
    {
        url.set_port(Some(port)).map_err(|()| unparsable(url::ParseError::EmptyHost))?;
    }
    if let Some(path) = allowed.default_path
        && matches!(url.path(), "" | "/")
    {
        url.set_path(path);
    }
    Ok(())
}

/// Refuses what browsers repair. The last violation is told, as pydantic does; credentials are none.
fn parse_strictly(text: &str) -> Result<Url, Refusal> {
    let violation = Cell::new(None);
    let note = |found| {
        if found != SyntaxViolation::EmbeddedCredentials {
            violation.set(Some(found));
        }
    };
    let url = Url::options().syntax_violation_callback(Some(&note)).parse(text).map_err(unparsable)?;
    violation.get().map_or(Ok(url), |found| Err(Refusal::Violation(found.description())))
}

pub(super) fn unparsable(reason: impl fmt::Display) -> Refusal {
    Refusal::Unparsable(reason.to_string().into())
}

fn bytes_max(rules: &Rules, allowed: Allowed) -> Option<usize> {
    rules.max_length.or(allowed.bytes_max)
}

/// The schemes as the message names them: `'http', 'https' or 'ws'`.
fn alternatives(schemes: &[&str]) -> String {
    let quoted: Vec<_> = schemes.iter().map(|scheme| format!("'{scheme}'")).collect();
    match quoted.split_last() {
        Some((last, before)) if !before.is_empty() => format!("{} or {last}", before.join(", ")),
        _ => quoted.concat(),
    }
}

pub(super) fn describe(rules: &Rules, allowed: Allowed) -> Schema {
    let mut schema = Schema::of_type("string");
    if let Some(limit) = bytes_max(rules, allowed) {
        schema.set("maxLength", limit);
    }
    schema.set("minLength", 1_usize);
    schema.set("format", "uri");
    schema
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused<T: Kind>(text: &str, rules: &Rules) -> String {
        let input = Input::from(text);
        let mut state = Validation::new();
        assert!(T::validate(&input, rules, &mut state).is_err(), "{text}");
        assert!(T::read_text(text, rules).is_err(), "{text}");
        state.into_issues()[0].message()
    }

    fn normalised(text: &str) -> String {
        HttpUrl::read_text(text, &Rules::NEW).expect("the text is a URL").to_string()
    }

    #[test]
    fn urls_are_normalised() {
        assert_eq!(normalised(" https://B\u{fc}cher.example/a b "), "https://xn--bcher-kva.example/a%20b");
        assert_eq!(normalised("http://0x7f.1:80"), "http://127.0.0.1/");
        assert_eq!(normalised("http:/example.com"), "http://example.com/");
    }

    #[test]
    fn length_comes_before_syntax_and_scheme_last() {
        let short = Rules::NEW.max_length(5);
        assert_eq!(refused::<AnyUrl>("nothing", &short), "URL should have at most 5 characters");
        let empty = "Input should be a valid URL, input is empty";
        assert_eq!(refused::<HttpUrl>("", &Rules::NEW), empty);
        let port = "Input should be a valid URL, invalid port number";
        assert_eq!(refused::<HttpUrl>("ws://example.com:99999", &Rules::NEW), port);
        assert_eq!(refused::<HttpUrl>("ws://example.com", &Rules::NEW), "URL scheme should be 'http' or 'https'");
        assert_eq!(refused::<FileUrl>("ws://example.com", &Rules::NEW), "URL scheme should be 'file'");
    }

    #[test]
    fn the_limit_of_bytes_is_inclusive() {
        let of = |bytes: usize| format!("http://a.b/{}", "p".repeat(bytes - "http://a.b/".len()));
        assert!(HttpUrl::read_text(&of(BYTES_MAX), &Rules::NEW).is_ok());
        assert_eq!(refused::<HttpUrl>(&of(BYTES_MAX + 1), &Rules::NEW), "URL should have at most 2083 characters");
        assert!(AnyHttpUrl::read_text(&of(BYTES_MAX + 1), &Rules::NEW).is_ok());
    }

    #[test]
    fn strictness_refuses_what_browsers_repair() {
        let strict = Rules::NEW.strict(true);
        let violation = "Input violated strict URL syntax rules, expected //";
        assert_eq!(refused::<HttpUrl>("https:example.com", &strict), violation);
        assert!(HttpUrl::read_text("https://user:pass@example.com", &strict).is_ok());
    }

    #[test]
    fn only_text_is_a_url() {
        for input in [Input::Null, Input::from(1), Input::Surrogate("x".into())] {
            let mut state = Validation::new();
            assert!(HttpUrl::validate(&input, &Rules::NEW, &mut state).is_err());
            assert_eq!(state.into_issues()[0].message(), "URL input should be a string or URL");
        }
    }
}
