//! The kinds of values: each type that a field or a parameter can have, in a file of its own, all of the same shape.
//!
//! A kind is read in two speeds. [`Kind::read`] takes valid JSON straight from the text to the value, and bails out at
//! the first thing that it doesn't accept at once. [`Kind::validate`] takes anything, converts as pydantic does and
//! reports everything that is wrong. The two never disagree on a value that both accept.

mod any;
mod any_set;
mod array;
mod base64;
mod big_integer;
mod boolean;
mod boxed;
mod byte_encoding;
mod byte_size;
mod bytes;
mod complex;
#[cfg(feature = "chrono")]
mod date;
#[cfg(feature = "chrono")]
mod datetime;
#[cfg(feature = "decimal")]
mod decimal;
mod deque;
mod digits;
#[cfg(feature = "url")]
mod dsn;
#[cfg(feature = "chrono")]
mod duration;
#[cfg(feature = "email")]
mod email;
mod float;
mod frozen_set;
mod integer;
mod ip;
mod ip_network;
mod json_string;
mod list;
#[cfg(feature = "email")]
mod mailbox;
mod map;
mod merging;
#[cfg(feature = "url")]
mod multi_host_url;
#[cfg(feature = "email")]
mod name_email;
mod option;
mod ordered_float;
mod patch;
mod path;
mod payment_card;
mod regex_pattern;
mod secret;
mod sequence;
mod set;
#[cfg(feature = "chrono")]
mod temporal;
mod text;
#[cfg(feature = "chrono")]
mod time;
mod tuple;
mod unit;
#[cfg(feature = "url")]
mod url;
#[cfg(feature = "uuid")]
mod uuid;
mod variadic_tuple;
mod whole;

use std::borrow::Cow;

pub use self::any_set::AnySet;
pub use self::base64::{Base64, Base64Url, Encodable};
pub use self::big_integer::BigInt;
pub use self::byte_size::ByteSize;
pub use self::bytes::ByteString;
pub use self::complex::Complex;
pub use self::frozen_set::FrozenSet;
pub use self::ip_network::{IpInterface, IpNetwork, NetworkAddress};
pub use self::json_string::JsonString;
pub use self::ordered_float::OrderedFloat;
pub use self::patch::Patch;
pub use self::payment_card::PaymentCardNumber;
pub use self::regex_pattern::RegexPattern;
pub use self::secret::{Concealable, Secret};
pub use self::sequence::Sequence;
#[cfg(feature = "bytestring")]
pub use self::text::SharedStr;
pub use self::variadic_tuple::VariadicTuple;
pub use self::whole::read_whole;
#[cfg(feature = "decimal")]
pub use decimal::AnyDecimal;
pub(crate) use integer::digits_beyond_64_bits;
#[cfg(feature = "chrono")]
pub use temporal::{AnyDateTime, AnyTime};

#[cfg(feature = "url")]
pub use self::dsn::{AmqpDsn, ClickHouseDsn, CockroachDsn, KafkaDsn, MariaDbDsn, MySqlDsn, RedisDsn, SnowflakeDsn};
#[cfg(feature = "email")]
pub use self::email::Email;
#[cfg(feature = "url")]
pub use self::multi_host_url::{MongoDsn, NatsDsn, PostgresDsn};
#[cfg(feature = "email")]
pub use self::name_email::NameEmail;
#[cfg(feature = "url")]
pub use self::url::{AnyHttpUrl, AnyUrl, AnyWebsocketUrl, FileUrl, FtpUrl, HttpUrl, WebsocketUrl};
use crate::dump::{DumpOptions, Selected};
use crate::issue::Report;
use crate::json::{self, Bail, Reader, Writer};
use crate::model::{Choice, Fields};
use crate::{Failed, Generator, Input, Mode, Rules, Schema, Validation, Value};

/// How a value of a kind looks from outside, which decides where a parameter of it is found unless an attribute says
/// so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Shape {
    /// One text holds it: a number, a text, a date.
    Scalar,
    /// A list of values.
    List,
    /// Any JSON.
    Any,
    /// A map or a tuple.
    Other,
    /// An object with declared fields.
    Model,
    /// One of several such objects.
    Models,
}

/// A type whose values can be validated, described and written.
///
/// The kinds of the standard library and of Peregrine implement it; for your own types derive `Model`.
///
/// ```
/// use peregrine_model::Kind as _;
///
/// assert_eq!(Vec::<i64>::validate_json(br#"[1, "2", 3.0]"#)?, [1, 2, 3]);
/// # Ok::<(), peregrine_model::Report<'static>>(())
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no type that Peregrine can validate and describe",
    label = "no model, and no kind of value that Peregrine knows",
    note = "add `#[derive(Model)]` to `{Self}` if it is yours",
    note = "text is `String`, not `&str`: a value must own what it was read from, or share it as `SharedStr` does"
)]
pub trait Kind: Sized + 'static {
    /// How values of it look from outside.
    const SHAPE: Shape;

    /// Whether its schema gets a title made of the field's name. What stands as a component of its own doesn't.
    const TITLED: bool = true;

    /// Whether what the fast pass reads fits exactly, so that a union needs to look no further.
    const EXACT: bool = false;

    /// Whether the fast pass over a value tells by itself what is wrong with its fields.
    const EXPLAINS: bool = false;

    /// Whether all that can be wrong with a value is said of the value itself, and stands once it was said: so it is
    /// with text and numbers, but not with lists and unions.
    const IS_PLAIN: bool = false;

    /// The values, if the type is a fixed list of them.
    const CHOICES: &'static [Choice] = &[];

    /// Whether a value may be one that wasn't sent.
    const MAY_BE_UNSET: bool = false;

    /// Whether a model among its values has validators of its own, which run once more when it is answered.
    const REVISED: bool = false;

    /// Whether it is a model of pydantic's, which spells itself where FastAPI's encoder spells all else: dataclasses,
    /// typed dicts and named tuples are none.
    const DUMPS_ITSELF: bool = matches!(Self::SHAPE, Shape::Model | Shape::Models);

    /// What Python would call the type: `int`, `list[str]`, `Page[User]`. It names generic models and union members.
    fn name() -> Cow<'static, str>;

    /// What stands for the type in the name of a generic model. An inline model has none of its own elsewhere.
    #[must_use]
    fn parameter_name() -> Cow<'static, str> {
        Self::name()
    }

    /// What stands for the type in the place of an issue, if it is a member of a union: `int`, `constrained-str`.
    #[must_use]
    fn label(rules: &Rules) -> Cow<'static, str> {
        let _ = rules;
        Self::name()
    }

    /// The fast pass: the value at which the reader stands.
    ///
    /// # Errors
    /// Anything but plain, valid input of just this kind. That decides nothing: the complete pass does.
    fn read(reader: &mut Reader<'_>, rules: &Rules) -> Result<Self, Bail>;

    /// The fast pass over one text of a query, path, header or cookie.
    ///
    /// # Errors
    /// As for [`read`](Self::read).
    #[inline]
    fn read_text(text: &str, rules: &Rules) -> Result<Self, Bail> {
        let _ = (text, rules);
        Err(Bail)
    }

    /// The complete pass: converts the input, or records everything that is wrong with it.
    ///
    /// # Errors
    /// At least one issue was recorded.
    fn validate<'a>(input: &'a Input<'a>, rules: &Rules, state: &mut Validation<'a>) -> Result<Self, Failed>;

    /// Writes the value as JSON.
    fn write(&self, writer: &mut Writer);

    /// Writes the value as FastAPI's encoder does what stands outside of models: a UTC time with `+00:00` instead of
    /// `Z`, a duration in seconds, a decimal as a number. So it stands in answers whose type isn't described, and in
    /// `json!`.
    fn write_bare(&self, writer: &mut Writer) {
        self.write(writer);
    }

    /// Writes the value as the name of a member, which is text whatever its kind.
    fn write_key(&self, writer: &mut Writer) {
        let json = self.dump_json();
        let text = String::from_utf8_lossy(&json);
        if text.starts_with('"') { writer.raw(&text) } else { writer.string(&text) }
    }

    /// Writes what is selected of the value as JSON. What holds other values passes on what is selected of each.
    fn write_selected(&self, writer: &mut Writer, selected: &Selected<'_>) {
        let _ = selected;
        self.write(writer);
    }

    /// Whether the value is none, which `exclude_none` leaves out.
    fn is_none(&self) -> bool {
        false
    }

    /// Whether the value equals another, such as a default that `exclude_defaults` leaves out: whether both are written
    /// alike.
    fn equals(&self, other: &Self) -> bool {
        self.dump() == other.dump()
    }

    /// Whether the value was sent, as far as it knows.
    fn is_set(&self) -> bool {
        true
    }

    /// Whether a model knows which of its fields were sent, so that `exclude_unset` can be asked for. What has no
    /// fields has nothing to know.
    #[must_use]
    fn knows_unset() -> bool {
        true
    }

    /// Describes the values that pass.
    fn schema(rules: &Rules, generator: &mut Generator) -> Schema;

    /// Declares the fields, if this is a model: what a parameter model or a document needs of them.
    fn declare(fields: &mut Fields<'_>) {
        let _ = fields;
    }

    /// The value of a field that isn't there, for kinds that may be absent.
    #[must_use]
    fn absent() -> Option<Self> {
        None
    }

    /// What a report about values of it is headed with: the label, unless a model states a title.
    #[must_use]
    fn title() -> Cow<'static, str> {
        Self::label(&Rules::NEW)
    }

    /// Validates JSON text, pydantic's `model_validate_json`.
    ///
    /// # Errors
    /// The text is not JSON, or not a valid value; the report tells everything that is wrong.
    fn validate_json(bytes: &[u8]) -> Result<Self, Report<'static>> {
        whole::validate_json(bytes)
    }

    /// Validates a tree, pydantic's `model_validate`. The report refers to the input.
    ///
    /// # Errors
    /// The report tells everything that is wrong.
    fn validate_input<'a>(input: &'a Input<'a>) -> Result<Self, Report<'a>> {
        whole::validate_input(input)
    }

    /// Validates a tree that isn't needed any more.
    ///
    /// ```
    /// use peregrine_model::{Input, Kind as _};
    ///
    /// assert_eq!(Vec::<i64>::validate_value(vec!["1", " 2"].into())?, [1, 2]);
    /// # Ok::<(), peregrine_model::Report<'static>>(())
    /// ```
    ///
    /// # Errors
    /// The report tells everything that is wrong.
    fn validate_value(value: Value) -> Result<Self, Report<'static>> {
        Self::validate_input(&value).map_err(Report::into_owned)
    }

    /// Validates texts under names, pydantic's `model_validate_strings`: the environment, a row of a table.
    ///
    /// # Errors
    /// The report tells everything that is wrong.
    fn validate_strings<'a, N, T>(texts: impl IntoIterator<Item = (N, T)>) -> Result<Self, Report<'static>>
    where
        N: Into<Cow<'a, str>>,
        T: Into<Cow<'a, str>>,
    {
        whole::validate_strings(texts.into_iter().map(|(name, text)| (name, text.into())).collect())
    }

    /// A JSON Schema that needs no other document, pydantic's `model_json_schema`: the components that it points to
    /// stand in its `$defs`.
    ///
    /// ```
    /// use peregrine_model::{Kind as _, Mode};
    ///
    /// let schema = Vec::<i64>::json_schema(Mode::Input);
    /// assert_eq!(schema.dump_json(), br#"{"items":{"type":"integer"},"type":"array"}"#);
    /// ```
    #[must_use]
    fn json_schema(mode: Mode) -> Value {
        crate::schema::standalone::<Self>(mode)
    }

    /// The value as JSON text.
    fn dump_json(&self) -> Vec<u8> {
        // As much as a small model takes, so that its text isn't copied while it grows.
        let mut writer = Writer::with_capacity(128);
        self.write(&mut writer);
        writer.into_bytes()
    }

    /// What is selected of the value as JSON text.
    fn dump_json_with(&self, options: &DumpOptions) -> Vec<u8> {
        let mut writer = Writer::new();
        self.write_selected(&mut writer, &options.selected());
        writer.into_bytes()
    }

    /// The value as a tree of JSON.
    fn dump(&self) -> Value {
        dumped(|writer| self.write(writer))
    }

    /// The value as a tree of JSON, spelled as outside of models: see [`write_bare`](Self::write_bare).
    fn dump_bare(&self) -> Value {
        dumped(|writer| self.write_bare(writer))
    }

    /// What is selected of the value as a tree of JSON.
    fn dump_with(&self, options: &DumpOptions) -> Value {
        dumped(|writer| self.write_selected(writer, &options.selected()))
    }

    /// Runs the validators of an answered model once more, as FastAPI does: those of its fields, and of the models in
    /// them, not.
    ///
    /// # Errors
    /// A validator refuses the model.
    fn revise(self) -> Result<Self, Report<'static>> {
        Ok(self)
    }
}

/// What is written, as a tree of JSON.
pub(crate) fn dumped(write: impl FnOnce(&mut Writer)) -> Value {
    let mut writer = Writer::lossless();
    write(&mut writer);
    // What a kind writes is JSON: reading it back can't fail.
    let text = String::from_utf8(writer.into_bytes()).unwrap_or_default();
    json::parse(&text).map(Input::into_owned).unwrap_or_default()
}
