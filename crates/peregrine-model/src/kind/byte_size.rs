//! Numbers of bytes, with their unit.

use std::borrow::Cow;
use std::fmt;
use std::sync::LazyLock;

use regex::Regex;

use super::integer::{self, Integer};
use super::{Kind, Shape};
use crate::issue::{Bound, Code, Issue, Parameter};
use crate::json::{Bail, Reader, Writer};
use crate::schema::Mode;
use crate::{Exactness, Failed, Generator, Input, Rules, Schema, Validation, Value};

/// A number of bytes, sent as a number or as text with a unit (`"1.5 MiB"`): pydantic's `ByteSize`.
///
/// `KB` is 1000 bytes and `KiB` 1024; `bit` and its multiples are an eighth. The case of a unit says nothing.
///
/// ```
/// use peregrine_model::{Kind as _, kind::ByteSize};
///
/// let size = ByteSize::validate_json(br#""1.5 KiB""#)?;
/// assert_eq!(size.bytes(), 1536);
/// # Ok::<(), peregrine_model::Report<'static>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct ByteSize(u128);

impl ByteSize {
    /// So many bytes.
    #[must_use]
    pub const fn new(bytes: u128) -> Self {
        Self(bytes)
    }

    /// How many bytes.
    #[must_use]
    pub const fn bytes(self) -> u128 {
        self.0
    }
}

/// A number at the beginning, then perhaps a unit; what follows says nothing.
const PATTERN: &str = r"^\s*(\d*\.?\d+)\s*(\w+)?";

impl Kind for ByteSize {
    const SHAPE: Shape = Shape::Scalar;

    fn name() -> Cow<'static, str> {
        "ByteSize".into()
    }

    fn label(_: &Rules) -> Cow<'static, str> {
        "function-after[_validate(), union[constrained-str,constrained-int]]".into()
    }

    fn read(reader: &mut Reader<'_>, rules: &Rules) -> Result<Self, Bail> {
        u128::try_from(i128::read(reader, rules)?).map(Self).map_err(|_| Bail)
    }

    fn validate<'a>(input: &'a Input<'a>, _: &Rules, state: &mut Validation<'a>) -> Result<Self, Failed> {
        if !matches!(input, Input::Str(_) | Input::Int(_) | Input::BigInt(_)) {
            state.loosen(Exactness::Lax);
        }
        match input.as_text() {
            Some(text) => from_text(text).map_err(|unit| state.record(refusal(unit, input))),
            None => whole(input).map(Self).ok_or_else(|| state.fail(Code::ByteSize, input)),
        }
    }

    fn write(&self, writer: &mut Writer) {
        writer.raw(&self.0.to_string());
    }

    fn schema(_: &Rules, generator: &mut Generator) -> Schema {
        let number = i128::schema(&Rules::NEW.ge(Bound::Int(0)), generator);
        if generator.mode() == Mode::Output {
            return number;
        }
        let mut text = Schema::of_type("string");
        text.set("pattern", PATTERN);
        Schema::any_of([text, number])
    }
}

/// What fits of a number that isn't negative.
fn whole(input: &Input<'_>) -> Option<u128> {
    match input {
        Input::BigInt(digits) => digits.parse().ok(),
        _ => match integer::convert(input, false).ok()? {
            Integer::Fits(value) => u128::try_from(value).ok(),
            Integer::Huge { .. } => integer::digits_of(input.as_text()?).ok()?.parse().ok(),
        },
    }
}

/// The unit that isn't known, if that is what is wrong.
type UnknownUnit = Option<String>;

fn from_text(text: &str) -> Result<ByteSize, UnknownUnit> {
    // Whole numbers are taken by their digits, which a float can't hold.
    if let Some(bytes) = whole(&Input::from(text)) {
        return Ok(ByteSize(bytes));
    }
    static PARTS: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(PATTERN).ok());
    let parts = PARTS.as_ref().and_then(|parts| parts.captures(text)).ok_or(None)?;
    let number: f64 = parts.get(1).and_then(|number| ascii(number.as_str()).parse().ok()).ok_or(None)?;
    let unit = parts.get(2).map_or("b", |unit| unit.as_str());
    let bytes = number * factor(&unit.to_lowercase()).ok_or_else(|| Some(unit.to_owned()))?;
    const TWO_TO_128: f64 = 340_282_366_920_938_463_463_374_607_431_768_211_456.0;
    if bytes >= TWO_TO_128 {
        return Err(None);
    }
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "whole bytes count; it was checked")]
    Ok(ByteSize(bytes as u128))
}

/// The digits of any script as ASCII.
fn ascii(digits: &str) -> String {
    digits.chars().map(super::digits::to_ascii).collect()
}

/// How many bytes a unit has: its letter alone, `kb`, `kib`, `kbit` or `kibit`.
fn factor(unit: &str) -> Option<f64> {
    let (letters, eighth) = match unit.strip_suffix("bit") {
        Some(letters) => (letters, 8.0),
        None => (unit.strip_suffix('b').unwrap_or(unit), 1.0),
    };
    let is_alone = letters == unit;
    let (letter, base) = match letters.strip_suffix('i') {
        Some(letter) if !is_alone && !letter.is_empty() => (letter, 1024.0_f64),
        Some(_) => return None,
        None => (letters, 1000.0),
    };
    let power = match letter {
        "" => 0,
        "k" => 1,
        "m" => 2,
        "g" => 3,
        "t" => 4,
        "p" => 5,
        "e" => 6,
        _ => return None,
    };
    Some(base.powi(power) / eighth)
}

fn refusal<'a>(unit: UnknownUnit, input: &'a Input<'a>) -> Issue<'a> {
    match unit {
        Some(unit) => Issue::new(Code::ByteSizeUnit, input).with("unit", Parameter::Text(unit.into())),
        None => Issue::new(Code::ByteSize, input),
    }
}

impl From<ByteSize> for Value {
    fn from(size: ByteSize) -> Self {
        size.0.into()
    }
}

/// In bytes, without a unit.
impl fmt::Display for ByteSize {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<u128, String> {
        ByteSize::validate_input(&text.into()).map(ByteSize::bytes).map_err(|report| report.issues()[0].message())
    }

    #[test]
    fn units_are_of_bytes_or_of_bits() {
        for (text, bytes) in [
            ("12", 12),
            ("1_000", 1000),
            ("1b", 1),
            ("1.5KiB", 1536),
            (" 2 MB rest", 2_000_000),
            ("1k", 1000),
            ("8bit", 1),
            ("8 kibit", 1024),
            ("2024-01-15", 2024),
            ("12.", 12),
            ("1e", 1_000_000_000_000_000_000),
        ] {
            assert_eq!(read(text), Ok(bytes), "{text}");
        }
    }

    #[test]
    fn what_is_no_size_is_told() {
        assert_eq!(read("1x"), Err("could not interpret byte unit: x".to_owned()));
        assert_eq!(read("1i"), Err("could not interpret byte unit: i".to_owned()));
        let other = Err("could not parse value and unit from byte string".to_owned());
        assert_eq!(read("kb"), other);
        assert_eq!(read("-1"), other);
        assert!(ByteSize::validate_json(b"1.5").is_err());
        assert!(ByteSize::validate_json(b"null").is_err());
    }
}
