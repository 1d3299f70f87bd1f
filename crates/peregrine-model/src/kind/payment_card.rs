//! Numbers of payment cards.

use std::borrow::Cow;
use std::fmt;

use super::{Kind, Shape};
use crate::issue::{Code, Issue, Parameter};
use crate::json::{Bail, Reader, Writer};
use crate::{Failed, Generator, Input, Rules, Schema, Validation};

/// The number of a payment card, whose digits were checked (Luhn): pydantic's `PaymentCardNumber`.
///
/// It is written as it is: what may not be shown goes into a `Secret`, or is answered by [`masked`](Self::masked).
///
/// ```
/// use peregrine_model::{Kind as _, kind::PaymentCardNumber};
///
/// let card = PaymentCardNumber::validate_json(br#""4242424242424242""#)?;
/// assert_eq!((card.brand(), card.masked().as_str()), ("Visa", "424242******4242"));
/// # Ok::<(), peregrine_model::Report<'static>>(())
/// ```
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PaymentCardNumber(String);

const DIGITS_MIN: usize = 12;
const DIGITS_MAX: usize = 19;

impl PaymentCardNumber {
    /// The digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// `Visa`, `Mastercard`, `American Express` or `other`.
    #[must_use]
    pub fn brand(&self) -> &'static str {
        brand(&self.0).0
    }

    /// The number with only its first six and last four digits shown.
    #[must_use]
    pub fn masked(&self) -> String {
        let (start, end) = (&self.0[..6], &self.0[self.0.len() - 4..]);
        format!("{start}{}{end}", "*".repeat(self.0.len() - 10))
    }
}

const TEXT: Rules = Rules::NEW.min_length(DIGITS_MIN).max_length(DIGITS_MAX).strip_whitespace(true);

impl Kind for PaymentCardNumber {
    const SHAPE: Shape = Shape::Scalar;

    fn name() -> Cow<'static, str> {
        "PaymentCardNumber".into()
    }

    fn label(_: &Rules) -> Cow<'static, str> {
        "function-after[validate(), constrained-str]".into()
    }

    fn read(reader: &mut Reader<'_>, _: &Rules) -> Result<Self, Bail> {
        let text = String::read(reader, &TEXT)?;
        if check(&text).is_none() { Ok(Self(text)) } else { Err(Bail) }
    }

    fn read_text(text: &str, _: &Rules) -> Result<Self, Bail> {
        let text = String::read_text(text, &TEXT)?;
        if check(&text).is_none() { Ok(Self(text)) } else { Err(Bail) }
    }

    fn validate<'a>(input: &'a Input<'a>, rules: &Rules, state: &mut Validation<'a>) -> Result<Self, Failed> {
        let text = String::validate(input, &Rules { strict: rules.strict, ..TEXT }, state)?;
        match check(&text) {
            None => Ok(Self(text)),
            Some(fault) => Err(state.record(fault.issue(input))),
        }
    }

    fn write(&self, writer: &mut Writer) {
        writer.string(&self.0);
    }

    fn schema(_: &Rules, generator: &mut Generator) -> Schema {
        String::schema(&TEXT, generator)
    }
}

/// What is wrong with a number.
enum Fault {
    Digits,
    Luhn,
    Length(&'static str, Parameter),
}

impl Fault {
    fn issue<'a>(self, input: &'a Input<'a>) -> Issue<'a> {
        match self {
            Self::Digits => Issue::new(Code::PaymentCardNumberDigits, input),
            Self::Luhn => Issue::new(Code::PaymentCardNumberLuhn, input),
            Self::Length(brand, required) => Issue::new(Code::PaymentCardNumberBrand, input)
                .with("brand", Parameter::Text(brand.into()))
                .with("required_length", required),
        }
    }
}

fn check(number: &str) -> Option<Fault> {
    if !number.bytes().all(|byte| byte.is_ascii_digit()) {
        return Some(Fault::Digits);
    }
    let digits = number.bytes().rev().map(|byte| u32::from(byte - b'0'));
    // Every second digit from the end is doubled, and the digits of what comes out are added.
    let sum: u32 = digits
        .enumerate()
        .map(|(index, digit)| if index % 2 == 0 { digit } else { digit * 2 / 10 + digit * 2 % 10 })
        .sum();
    if !sum.is_multiple_of(10) {
        return Some(Fault::Luhn);
    }
    let (brand, required) = brand(number);
    required.map(|required| Fault::Length(brand, required))
}

/// The brand by the first digits, and the length that it asks for if the number has another.
fn brand(number: &str) -> (&'static str, Option<Parameter>) {
    let length = number.len();
    let unless = |is_right: bool, required| if is_right { None } else { Some(required) };
    match number.as_bytes() {
        [b'4', ..] => ("Visa", unless([13, 16, 19].contains(&length), Parameter::Text("13, 16 or 19".into()))),
        [b'5', b'1'..=b'5', ..] => ("Mastercard", unless(length == 16, Parameter::Count(16))),
        [b'3', b'4' | b'7', ..] => ("American Express", unless(length == 15, Parameter::Count(15))),
        _ => ("other", None),
    }
}

/// As little as is shown of it.
impl fmt::Debug for PaymentCardNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("PaymentCardNumber").field(&self.masked()).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<&'static str, String> {
        let input = Input::from(text);
        let card = PaymentCardNumber::validate_input(&input);
        card.map(|card| card.brand()).map_err(|report| report.issues()[0].message())
    }

    #[test]
    fn numbers_are_checked_by_digits_sum_and_length() {
        assert_eq!(read(" 4242424242424242 "), Ok("Visa"));
        assert_eq!(read("5555555555554444"), Ok("Mastercard"));
        assert_eq!(read("378282246310005"), Ok("American Express"));
        assert_eq!(read("4242424242424241"), Err("Card number is not luhn valid".to_owned()));
        assert_eq!(read("user@example.com"), Err("Card number is not all digits".to_owned()));
        assert_eq!(read("513456789012345"), Err("Length for a Mastercard card must be 16".to_owned()));
        assert_eq!(read("12"), Err("String should have at least 12 characters".to_owned()));
    }
}
