//! E-mail addresses, checked and normalised as `email-validator` does it for pydantic, without asking the DNS.

mod parts;
mod signs;

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;
use std::sync::LazyLock;

use icu_normalizer::ComposingNormalizerBorrowed;
use regex::Regex;

use self::parts::split;
use self::signs::{display, displayed};
use super::mailbox::{self, Mailbox};
use super::{Kind, Shape};
use crate::issue::{Code, Issue, Parameter};
use crate::json::{Bail, Reader, Writer};
use crate::rules::takes;
use crate::{Exactness, Failed, Generator, Input, Report, Rules, Schema, Validation};

/// An e-mail address that can be delivered to as far as its text tells. The domain is in lower case and in Unicode.
///
/// ```
/// use peregrine_model::kind::Email;
///
/// let email: Email = "Ida <ida@EXAMPLE.COM>".parse()?;
/// assert_eq!(email.as_str(), "ida@example.com");
/// # Ok::<(), peregrine_model::Report<'static>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Email(String);

impl Email {
    /// The normalised address.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

takes!(Email: strict);

impl Kind for Email {
    const SHAPE: Shape = Shape::Scalar;

    fn name() -> Cow<'static, str> {
        "EmailStr".into()
    }

    fn read(reader: &mut Reader<'_>, rules: &Rules) -> Result<Self, Bail> {
        Self::read_text(&reader.string()?, rules)
    }

    fn read_text(text: &str, _: &Rules) -> Result<Self, Bail> {
        normalise(text).map(|mailbox| Self(mailbox.address)).map_err(|_| Bail)
    }

    fn validate<'a>(input: &'a Input<'a>, rules: &Rules, state: &mut Validation<'a>) -> Result<Self, Failed> {
        state.loosen(Exactness::Lax);
        let inherited = Rules { strict: rules.strict, ..Rules::NEW };
        let text = String::validate(input, &inherited, state)?;
        let mailbox = normalise(&text).map_err(|reason| state.record(refusal(reason, input)))?;
        Ok(Self(mailbox.address))
    }

    fn write(&self, writer: &mut Writer) {
        writer.string(&self.0);
    }

    fn schema(_: &Rules, _: &mut Generator) -> Schema {
        let mut schema = Schema::of_type("string");
        schema.set("format", "email");
        schema
    }
}

impl FromStr for Email {
    type Err = Report<'static>;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::validate_input(&Input::from(text)).map_err(Report::into_owned)
    }
}

impl fmt::Display for Email {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Why a text is no address, in the words that the client gets.
pub(super) type Reason = Cow<'static, str>;

const TEXT_CHARS_MAX: usize = 2048;
const ADDRESS_BYTES_MAX: usize = 254;
const DOMAIN_CHARS_MAX: usize = 253;
const LABEL_BYTES_MAX: usize = 63;

/// Names that no mail is sent to.
const RESERVED_DOMAINS: [&str; 6] = ["arpa", "invalid", "local", "localhost", "onion", "test"];

/// Mailboxes whose case says nothing.
const KNOWN_MAILBOXES: [&str; 15] = [
    "info",
    "marketing",
    "sales",
    "support",
    "abuse",
    "noc",
    "security",
    "postmaster",
    "hostmaster",
    "usenet",
    "news",
    "webmaster",
    "www",
    "uucp",
    "ftp",
];

/// The issue that tells why a text is no address.
pub(super) fn refusal<'a>(reason: Reason, input: &'a Input<'a>) -> Issue<'a> {
    Issue::new(Code::EmailInvalid, input).with("reason", Parameter::Text(reason))
}

pub(super) fn normalise(text: &str) -> Result<Mailbox, Reason> {
    if text.chars().count() > TEXT_CHARS_MAX {
        return Err(format!("Length must not exceed {TEXT_CHARS_MAX} characters").into());
    }
    if text.contains(['\r', '\n']) {
        return Err("Carriage return and line feed characters are not allowed".into());
    }
    let (name, address) = mailbox::split(text);
    let address = address.trim();
    let (is_bracketed, local, domain) = split(address)?;
    let local = local_part(local)?;
    let (domain, ascii_domain) = domain_part(domain)?;
    let normalised = format!("{local}@{domain}");
    check_length(address, None)?;
    check_length(&normalised, Some("after normalization"))?;
    let encoded = format!("{local}@{ascii_domain}");
    check_length(&encoded, Some("when the part after the @-sign is converted to IDNA ASCII"))?;
    if is_bracketed {
        return Err("A display name and angle brackets around the email address are not permitted here.".into());
    }
    Ok(Mailbox { name: name.map(str::to_owned), local, address: normalised })
}

fn local_part(local: &str) -> Result<String, Reason> {
    if local.is_empty() {
        return Err("There must be something before the @-sign.".into());
    }
    if local.starts_with('"') && local.ends_with('"') && local.len() > 1 {
        return Err("Quoting the part before the @-sign is not allowed here.".into());
    }
    let is_atom = |char: char| !char.is_ascii() || char.is_ascii_alphanumeric() || "_!#$%&'*+-/=?^`{|}~".contains(char);
    let foreign = displayed(local.chars().filter(|char| *char != '.' && !is_atom(*char)));
    if !foreign.is_empty() {
        return Err(format!("The email address contains invalid characters before the @-sign: {foreign}.").into());
    }
    check_dots(local, "An email address cannot start with a", "immediately before the @-sign", false)?;
    check_safe(local)?;
    let local = ComposingNormalizerBorrowed::new_nfc().normalize(local).into_owned();
    let lower = local.to_ascii_lowercase();
    Ok(if KNOWN_MAILBOXES.contains(&lower.as_str()) { lower } else { local })
}

/// The domain in Unicode and in ASCII.
fn domain_part(domain: &str) -> Result<(String, String), Reason> {
    if domain.is_empty() {
        return Err("There must be something after the @-sign.".into());
    }
    let chars = domain.chars().count();
    if chars > DOMAIN_CHARS_MAX {
        let excess = excess(chars - DOMAIN_CHARS_MAX, "character");
        return Err(format!("The email address is too long after the @-sign {excess}.").into());
    }
    if let Some(literal) = domain.strip_prefix('[').and_then(|domain| domain.strip_suffix(']')) {
        return Err(mailbox::refuse_literal(literal).into());
    }
    check_chars(domain, "")?;
    check_safe(domain)?;
    let mapped = if domain.is_ascii() { domain.to_ascii_lowercase() } else { idna::domain_to_unicode(domain).0 };
    check_chars(&mapped, " after Unicode normalization")?;
    check_dots(&mapped, "An email address cannot have a", "immediately after the @-sign", true)?;
    let none = |_| Reason::from("The part after the @-sign is not valid IDNA.");
    let ascii = idna::domain_to_ascii(&mapped).map_err(none)?;
    check_domain(&ascii)?;
    let unicode = if ascii.contains("xn--") { idna::domain_to_unicode(&ascii).0 } else { ascii.clone() };
    Ok((unicode, ascii))
}

fn check_chars(domain: &str, when: &str) -> Result<(), Reason> {
    let is_foreign = |char: &char| char.is_ascii() && !char.is_ascii_alphanumeric() && !"-.".contains(*char);
    let foreign = displayed(domain.chars().filter(is_foreign));
    let told = || format!("The part after the @-sign contains invalid characters{when}: {foreign}.").into();
    foreign.is_empty().then_some(()).ok_or_else(told)
}

fn check_domain(ascii: &str) -> Result<(), Reason> {
    if let Some(label) = ascii.split('.').find(|label| label.len() > LABEL_BYTES_MAX) {
        let excess = excess(label.len() - LABEL_BYTES_MAX, "character");
        return Err(format!("After the @-sign, periods cannot be separated by so many characters {excess}.").into());
    }
    if !ascii.contains('.') {
        return Err("The part after the @-sign is not valid. It should have a period.".into());
    }
    if !ascii.ends_with(|char: char| char.is_ascii_alphabetic()) {
        return Err("The part after the @-sign is not valid. It is not within a valid top-level domain.".into());
    }
    if ascii.rsplit('.').next().is_some_and(|top| RESERVED_DOMAINS.contains(&top)) {
        return Err(
            "The part after the @-sign is a special-use or reserved name that cannot be used with email.".into()
        );
    }
    Ok(())
}

/// Periods, and hyphens in a host's name, stand between other characters.
fn check_dots(text: &str, start: &str, place: &str, is_host: bool) -> Result<(), Reason> {
    // Of a host's name the end is the end of the address, of the other part the start is its start.
    let (starts, ends) = if is_host {
        (format!(" {place}"), "An email address cannot end with a".to_owned())
    } else {
        (String::new(), "An email address cannot have a".to_owned())
    };
    let place_of_end = if is_host { String::new() } else { format!(" {place}") };
    let signs: &[(char, &str)] = if is_host { &[('.', "period"), ('-', "hyphen")] } else { &[('.', "period")] };
    for (sign, name) in signs {
        if text.ends_with(*sign) {
            return Err(format!("{ends} {name}{place_of_end}.").into());
        }
        if text.starts_with(*sign) {
            return Err(format!("{start} {name}{starts}.").into());
        }
        if *sign == '.' && text.contains("..") {
            return Err("An email address cannot have two periods in a row.".into());
        }
    }
    if is_host && (text.contains(".-") || text.contains("-.")) {
        return Err("An email address cannot have a period and a hyphen next to each other.".into());
    }
    let is_foreign_prefix = |label: &str| {
        label.is_char_boundary(4) && label.chars().skip(2).take(2).eq("--".chars()) && !label.starts_with("xn")
    };
    if is_host && text.split('.').any(is_foreign_prefix) {
        return Err("An email address cannot have two letters followed by two dashes immediately after the @-sign or \
                    after a period, except Punycode."
            .into());
    }
    Ok(())
}

/// Refuses what can't be seen or changes how the rest is shown.
fn check_safe(text: &str) -> Result<(), Reason> {
    let mut unsafe_chars: Vec<char> = Vec::new();
    for (index, char) in text.chars().enumerate() {
        let is_mark_in_place = index > 0 && is_of(&MARK, char);
        if !is_visible(char) && !is_mark_in_place {
            unsafe_chars.push(char);
        }
    }
    unsafe_chars.sort_unstable();
    unsafe_chars.dedup();
    if unsafe_chars.is_empty() {
        return Ok(());
    }
    let shown: Vec<String> = unsafe_chars.into_iter().map(display).collect();
    Err(format!("The email address contains unsafe characters: {}.", shown.join(", ")).into())
}

fn check_length(address: &str, situation: Option<&str>) -> Result<(), Reason> {
    let Some(bytes) = address.len().checked_sub(ADDRESS_BYTES_MAX).filter(|bytes| *bytes > 0) else { return Ok(()) };
    let reason = match situation {
        Some(situation) => format!("{situation} {}", excess(bytes, "byte")),
        None if address.is_ascii() => excess(bytes, "character"),
        None => {
            let widest = address.chars().map(char::len_utf8).max().unwrap_or(1);
            let plural = if bytes > 1 { "s" } else { "" };
            match (bytes / widest).max(1) {
                least if least == bytes => excess(bytes, "character"),
                least => format!("({least}-{bytes} character{plural} too many)"),
            }
        }
    };
    Err(format!("The email address is too long {reason}.").into())
}

fn excess(count: usize, unit: &str) -> String {
    format!("({count} {unit}{} too many)", if count > 1 { "s" } else { "" })
}

static VISIBLE: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"^[\p{L}\p{N}\p{P}\p{S}]$").ok());
static MARK: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"^\p{M}$").ok());

fn is_visible(char: char) -> bool {
    char.is_ascii_graphic() || is_of(&VISIBLE, char)
}

fn is_of(class: &LazyLock<Option<Regex>>, char: char) -> bool {
    class.as_ref().is_some_and(|class| class.is_match(char.encode_utf8(&mut [0; 4])))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn normalised(text: &str) -> Result<String, Reason> {
        normalise(text).map(|mailbox| mailbox.address)
    }

    #[test]
    fn angle_brackets_are_for_the_whole_address() {
        let told = [
            ("<b>&\"'", "There can't be anything after the email address."),
            ("x y <x@y.co>z", "There can't be anything after the email address."),
            ("a.b <x@y.co> z", "The display name contains invalid characters when not quoted: '.'."),
            ("<>", "An email address must have an @-sign."),
        ];
        for (text, reason) in told {
            assert_eq!(normalise(text).err().as_deref(), Some(reason), "{text}");
        }
        assert!(normalise("a<b").is_err_and(|reason| reason.starts_with("An open angle bracket")));
    }

    #[test]
    fn addresses_are_normalised() {
        for (text, expected) in [
            ("  user@example.com  ", "user@example.com"),
            ("John Doe <John@EXAMPLE.com>", "John@example.com"),
            ("user@xn--bcher-kva.example", "user@b\u{fc}cher.example"),
            ("user@\u{ff45}xample.com", "user@example.com"),
            ("use\u{301}r@example.com", "us\u{e9}r@example.com"),
            ("POSTMASTER@example.com", "postmaster@example.com"),
        ] {
            assert_eq!(normalised(text).as_deref(), Ok(expected), "{text}");
        }
    }

    #[test]
    fn reasons_are_told_in_the_words_of_the_validator() {
        for (text, expected) in [
            ("x", "An email address must have an @-sign."),
            ("@example.com", "There must be something before the @-sign."),
            ("user@", "There must be something after the @-sign."),
            ("us er@example.com", "The email address contains invalid characters before the @-sign: SPACE."),
            (".user@example.com", "An email address cannot start with a period."),
            ("user.@example.com", "An email address cannot have a period immediately before the @-sign."),
            ("user@-example.com", "An email address cannot have a hyphen immediately after the @-sign."),
            ("user@com.", "An email address cannot end with a period."),
            ("a@＠", "The part after the @-sign contains invalid characters after Unicode normalization: '@'."),
            ("user@exa_mple.com", "The part after the @-sign contains invalid characters: '_'."),
            ("user@127.0.0.1", "The part after the @-sign is not valid. It is not within a valid top-level domain."),
            ("\u{202e}user@example.com", "The email address contains unsafe characters: RIGHT-TO-LEFT OVERRIDE."),
        ] {
            assert_eq!(normalised(text).as_deref().map_err(|reason| &**reason), Err(expected), "{text}");
        }
    }

    #[test]
    fn the_greatest_lengths_are_inclusive() {
        let of_label = |bytes: usize| format!("a@{}.com", "b".repeat(bytes));
        assert!(normalised(&of_label(63)).is_ok());
        assert!(normalised(&of_label(64)).is_err());
        let of_address = |bytes: usize| format!("{}@example.com", "a".repeat(bytes - "@example.com".len()));
        assert!(normalised(&of_address(254)).is_ok());
        let reason = "The email address is too long (1 character too many).";
        assert_eq!(normalised(&of_address(255)).unwrap_err(), reason);
    }
}
