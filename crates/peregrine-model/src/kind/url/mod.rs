//! URLs, read and normalised as browsers do (WHATWG): pydantic uses the same parser.

mod parse;

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

pub(super) use parse::{
    Allowed, BYTES_MAX, Parsed, Refusal, check_length, complete, describe, parse, parse_one, unparsable, validate,
    without_path,
};
use url::Url;

use super::{Kind, Shape};
use crate::json::{Bail, Reader, Writer};
use crate::rules::takes;
use crate::{Failed, Generator, Input, Report, Rules, Schema, Validation};

macro_rules! urls {
    ($($(#[$doc:meta])* $name:ident { $($key:ident: $value:expr),* })*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Parsed);

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
                &self.0.url
            }

            /// The URL, free of its kind.
            #[must_use]
            pub fn into_url(self) -> Url {
                self.0.url
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
                url.0.url
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
    fn rules_say_what_the_kind_leaves_open() {
        let rules = Rules::NEW.allowed_schemes(&["https", "wss"]).default_port(8443).default_path("/api");
        let url = AnyUrl::read_text("https://example.com", &rules).expect("the text is a URL");
        assert_eq!(url.as_str(), "https://example.com:8443/api");
        assert_eq!(refused::<AnyUrl>("http://a", &rules), "URL scheme should be 'https' or 'wss'");
        let empty = "Input should be a valid URL, empty host";
        assert_eq!(refused::<AnyUrl>("foo:///a", &Rules::NEW.host_required(true)), empty);
        let url = AnyUrl::read_text("foo:///a", &Rules::NEW.default_host("b")).expect("the text is a URL");
        assert_eq!(url.as_str(), "foo://b/a");
    }

    #[test]
    fn what_has_no_path_may_stay_without() {
        let rules = Rules::NEW.preserve_empty_path(true);
        for (text, shown) in [
            ("HTTP://Example.com?q=1", "http://example.com?q=1"),
            ("http://u:p@a:81", "http://u:p@a:81"),
            ("http://a\\", "http://a"),
            ("http://a?b/c", "http://a?b/c"),
            ("http://a/", "http://a/"),
            ("http://a/..", "http://a/"),
            ("file:///", "file://"),
            ("foo:bar", "foo:bar"),
        ] {
            let url = AnyUrl::read_text(text, &rules).expect("the text is a URL");
            assert_eq!(url.as_str(), shown, "{text}");
        }
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
