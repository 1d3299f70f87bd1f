//! What stands in a text that is a URL: what a kind of URLs and the rules of a field allow, and what is wrong.

use std::borrow::Cow;
use std::cell::Cell;
use std::fmt;

use url::{SyntaxViolation, Url};

use crate::issue::{Code, Issue, Parameter};
use crate::{Exactness, Failed, Input, Rules, Schema, Validation};

/// What tells one kind of URL from another.
#[derive(Debug, Clone, Copy)]
pub(in crate::kind) struct Allowed {
    /// The schemes; none given is any.
    pub(in crate::kind) schemes: &'static [&'static str],
    /// How many bytes the text may have as it arrives, unless a rule says otherwise.
    pub(in crate::kind) bytes_max: Option<usize>,
    /// Whether there must be a host.
    pub(in crate::kind) host_required: bool,
    /// The host of a URL without one.
    pub(in crate::kind) default_host: Option<&'static str>,
    /// The port of a URL without one.
    pub(in crate::kind) default_port: Option<u16>,
    /// The path of a URL without one.
    pub(in crate::kind) default_path: Option<&'static str>,
}

impl Allowed {
    /// Anything.
    pub(in crate::kind) const ANY: Self = Self {
        schemes: &[],
        bytes_max: None,
        host_required: false,
        default_host: None,
        default_port: None,
        default_path: None,
    };
}

impl Allowed {
    /// What the rules say, and where they say nothing what the kind does.
    pub(in crate::kind) fn under(self, rules: &Rules) -> Self {
        Self {
            schemes: rules.allowed_schemes.unwrap_or(self.schemes),
            bytes_max: rules.max_length.or(self.bytes_max),
            host_required: rules.host_required.unwrap_or(self.host_required),
            default_host: rules.default_host.or(self.default_host),
            default_port: rules.default_port.or(self.default_port),
            default_path: rules.default_path.or(self.default_path),
        }
    }
}

/// pydantic's limit, which is that of old browsers.
pub(in crate::kind) const BYTES_MAX: usize = 2083;

/// Why a text is no URL of the kind.
pub(in crate::kind) enum Refusal {
    TooLong(usize),
    Unparsable(Cow<'static, str>),
    Violation(&'static str),
    Scheme(&'static [&'static str]),
}

impl Refusal {
    pub(in crate::kind) fn issue<'a>(self, input: &'a Input<'a>) -> Issue<'a> {
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
pub(in crate::kind) fn validate<'a, T>(
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
pub(in crate::kind) fn parse(text: &str, rules: &Rules, allowed: Allowed) -> Result<Parsed, Refusal> {
    check_length(text, rules, allowed)?;
    let mut url = parse_one(text, rules)?;
    complete(&mut url, allowed.under(rules))?;
    let shown = without_path(text, &url, rules).map(Into::into);
    Ok(Parsed { url, shown })
}

/// A URL, and how it is shown if that isn't as the URL standard spells it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(in crate::kind) struct Parsed {
    pub(in crate::kind) url: Url,
    shown: Option<Box<str>>,
}

impl Parsed {
    pub(in crate::kind) fn as_str(&self) -> &str {
        self.shown.as_deref().unwrap_or(self.url.as_str())
    }
}

/// The URL without the path that the standard gives it, if it had none and shall have none.
pub(in crate::kind) fn without_path(text: &str, url: &Url, rules: &Rules) -> Option<String> {
    if rules.preserve_empty_path != Some(true) || url.path() != "/" || has_path(text) {
        return None;
    }
    let mut shown = url.to_string();
    shown.remove(url[..url::Position::BeforePath].len());
    Some(shown)
}

/// Whether a slash ends the host in the text: as pydantic sees it, a backslash doesn't.
fn has_path(text: &str) -> bool {
    let after_scheme = text.split_once(':').map_or(text, |(_, rest)| rest);
    let host = after_scheme.trim_start_matches(['/', '\\', '\t', '\n', '\r']);
    host.find(['/', '?', '#']).is_some_and(|at| host[at..].starts_with('/'))
}

pub(in crate::kind) fn check_length(text: &str, rules: &Rules, allowed: Allowed) -> Result<(), Refusal> {
    match bytes_max(rules, allowed) {
        Some(limit) if text.len() > limit => Err(Refusal::TooLong(limit)),
        _ if text.is_empty() => Err(unparsable("input is empty")),
        _ => Ok(()),
    }
}

/// Reads one URL, whatever its kind.
pub(in crate::kind) fn parse_one(text: &str, rules: &Rules) -> Result<Url, Refusal> {
    if rules.is_strict() { parse_strictly(text) } else { Url::parse(text).map_err(unparsable) }
}

/// Checks the scheme, and puts in what is missing.
pub(in crate::kind) fn complete(url: &mut Url, allowed: Allowed) -> Result<(), Refusal> {
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

pub(in crate::kind) fn unparsable(reason: impl fmt::Display) -> Refusal {
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

pub(in crate::kind) fn describe(rules: &Rules, allowed: Allowed) -> Schema {
    let mut schema = Schema::of_type("string");
    if let Some(limit) = bytes_max(rules, allowed) {
        schema.set("maxLength", limit);
    }
    schema.set("minLength", 1_usize);
    schema.set("format", "uri");
    schema
}
