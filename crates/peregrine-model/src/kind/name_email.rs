//! E-mail addresses with the name of their owner.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use super::email;
use super::mailbox::Mailbox;
use super::{Kind, Shape};
use crate::issue::Code;
use crate::json::{Bail, Reader, Writer};
use crate::{Exactness, Failed, Generator, Input, Report, Rules, Schema, Validation};

/// An address and a name, sent as `Ida <ida@example.com>`. Without a name, what stands before the @-sign is taken.
///
/// ```
/// use peregrine_model::kind::NameEmail;
///
/// let sender: NameEmail = "Ida Lovelace <ida@EXAMPLE.COM>".parse()?;
/// assert_eq!((sender.name(), sender.email()), ("Ida Lovelace", "ida@example.com"));
/// # Ok::<(), peregrine_model::Report<'static>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NameEmail {
    name: String,
    email: String,
}

impl NameEmail {
    /// The name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The normalised address.
    #[must_use]
    pub fn email(&self) -> &str {
        &self.email
    }

    fn new(mailbox: Mailbox) -> Self {
        Self { name: mailbox.name.unwrap_or(mailbox.local), email: mailbox.address }
    }
}

impl Kind for NameEmail {
    const SHAPE: Shape = Shape::Scalar;

    fn name() -> Cow<'static, str> {
        "NameEmail".into()
    }

    /// Python's label tells how the check is built.
    fn label(_: &Rules) -> Cow<'static, str> {
        "function-after[_validate(), json-or-python[json=str,python=union[is-instance[NameEmail],str]]]".into()
    }

    fn read(reader: &mut Reader<'_>, rules: &Rules) -> Result<Self, Bail> {
        Self::read_text(&reader.string()?, rules)
    }

    fn read_text(text: &str, _: &Rules) -> Result<Self, Bail> {
        email::normalise(text).map(Self::new).map_err(|_| Bail)
    }

    fn validate<'a>(input: &'a Input<'a>, _: &Rules, state: &mut Validation<'a>) -> Result<Self, Failed> {
        state.loosen(Exactness::Lax);
        let Some(text) = input.as_text() else { return Err(state.fail(Code::NameEmailType, input)) };
        email::normalise(text).map(Self::new).map_err(|reason| state.record(email::refusal(reason, input)))
    }

    fn write(&self, writer: &mut Writer) {
        writer.string(&self.to_string());
    }

    fn schema(_: &Rules, _: &mut Generator) -> Schema {
        let mut schema = Schema::of_type("string");
        schema.set("format", "name-email");
        schema
    }
}

impl FromStr for NameEmail {
    type Err = Report<'static>;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::validate_input(&Input::from(text)).map_err(Report::into_owned)
    }
}

/// A name with an @-sign is quoted.
impl fmt::Display for NameEmail {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.name.contains('@') {
            write!(f, "\"{}\" <{}>", self.name, self.email)
        } else {
            write!(f, "{} <{}>", self.name, self.email)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_kept_and_quoted_where_needed() {
        for (text, written) in [
            ("a@b.co", "a <a@b.co>"),
            ("Fred Bloggs <a@b.co>", "Fred Bloggs <a@b.co>"),
            ("\"a@c\" <a@b.co>", "\"a@c\" <a@b.co>"),
            ("<a@b.co>", "a <a@b.co>"),
        ] {
            assert_eq!(text.parse::<NameEmail>().unwrap().to_string(), written);
        }
    }

    #[test]
    fn what_is_no_text_is_told() {
        let report = NameEmail::validate_json(b"1").unwrap_err();
        assert_eq!(report.issues()[0].message(), "Input is not a valid NameEmail");
    }
}
