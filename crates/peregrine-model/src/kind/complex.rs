//! Complex numbers.

use std::borrow::Cow;
use std::fmt;

use super::{Kind, Shape, digits};
use crate::issue::{Code, Issue, Parameter};
use crate::json::{Bail, Reader, Writer};
use crate::rules::takes;
use crate::{Exactness, Failed, Generator, Input, Rules, Schema, Validation};

/// A complex number, sent as a number or as text such as `"1+2j"`: Python's `complex`. It is written as text.
///
/// ```
/// use peregrine_model::{Kind as _, kind::Complex};
///
/// let number = Complex::validate_json(br#""1+2j""#)?;
/// assert_eq!(number, Complex { real: 1.0, imaginary: 2.0 });
/// assert_eq!(number.dump_json(), br#""1+2j""#);
/// # Ok::<(), peregrine_model::Report<'static>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Complex {
    /// The real part.
    pub real: f64,
    /// The imaginary part.
    pub imaginary: f64,
}

takes!(Complex: strict);

impl Kind for Complex {
    const SHAPE: Shape = Shape::Other;

    fn name() -> Cow<'static, str> {
        "complex".into()
    }

    fn read(_: &mut Reader<'_>, _: &Rules) -> Result<Self, Bail> {
        Err(Bail)
    }

    fn validate<'a>(input: &'a Input<'a>, rules: &Rules, state: &mut Validation<'a>) -> Result<Self, Failed> {
        state.loosen(Exactness::Lax);
        if rules.is_strict() {
            let class = Parameter::Text("complex".into());
            return Err(state.record(Issue::new(Code::IsInstanceOf, input).with("class", class)));
        }
        convert(input).ok_or_else(|| state.fail(Code::ComplexType, input))
    }

    fn write(&self, writer: &mut Writer) {
        writer.string(&self.to_string());
    }

    fn schema(_: &Rules, _: &mut Generator) -> Schema {
        Schema::of_type("string")
    }
}

fn convert(input: &Input<'_>) -> Option<Complex> {
    let real = |real| Complex { real, imaginary: 0.0 };
    match input {
        Input::Bool(value) => Some(real(f64::from(u8::from(*value)))),
        #[expect(clippy::cast_precision_loss, reason = "Python rounds as well")]
        Input::Int(value) => Some(real(*value as f64)),
        Input::BigInt(digits) => digits.parse().ok().filter(|value: &f64| value.is_finite()).map(real),
        Input::Float(value) => Some(real(*value)),
        Input::Str(text) => parse(text),
        _ => None,
    }
}

/// A real part, an imaginary part with a `j` behind it, or both; perhaps in parentheses.
fn parse(text: &str) -> Option<Complex> {
    let text = text.trim();
    let inner = text.strip_prefix('(').and_then(|text| text.strip_suffix(')')).map(str::trim);
    let text = without_underscores(&inner.unwrap_or(text).chars().map(digits::to_ascii).collect::<String>())?;
    let (first, rest) = number(&text);
    match (first, rest) {
        (Some(real), "") => Some(Complex { real, imaginary: 0.0 }),
        (Some(imaginary), "j" | "J") => Some(Complex { real: 0.0, imaginary }),
        (Some(real), rest) if rest.starts_with(['+', '-']) => {
            imaginary(rest).map(|imaginary| Complex { real, imaginary })
        }
        (None, rest) => imaginary(rest).map(|imaginary| Complex { real: 0.0, imaginary }),
        _ => None,
    }
}

/// A `j`, with a number or only a sign before it.
fn imaginary(text: &str) -> Option<f64> {
    match number(text) {
        (Some(imaginary), "j" | "J") => Some(imaginary),
        (None, "j" | "J" | "+j" | "+J") => Some(1.0),
        (None, "-j" | "-J") => Some(-1.0),
        _ => None,
    }
}

/// The number at the beginning, and what follows.
fn number(text: &str) -> (Option<f64>, &str) {
    let bytes = text.as_bytes();
    let digits = |from: usize| from + bytes[from..].iter().take_while(|byte| byte.is_ascii_digit()).count();
    let start = usize::from(text.starts_with(['+', '-']));
    let word = ["infinity", "inf", "nan"].into_iter().find(|word| {
        bytes.get(start..start + word.len()).is_some_and(|found| found.eq_ignore_ascii_case(word.as_bytes()))
    });
    let end = match word {
        Some(word) => start + word.len(),
        None => {
            let whole = digits(start);
            let fraction = if bytes.get(whole) == Some(&b'.') { digits(whole + 1) } else { whole };
            let has_exponent = matches!(bytes.get(fraction), Some(b'e' | b'E'));
            let signed = fraction + 1 + usize::from(matches!(bytes.get(fraction + 1), Some(b'+' | b'-')));
            if has_exponent && digits(signed.min(bytes.len())) > signed { digits(signed) } else { fraction }
        }
    };
    match text[..end].parse() {
        Ok(value) => (Some(value), &text[end..]),
        Err(_) => (None, text),
    }
}

/// Single underscores between digits group them.
fn without_underscores(text: &str) -> Option<String> {
    let bytes = text.as_bytes();
    let is_digit = |at: Option<usize>| at.and_then(|at| bytes.get(at)).is_some_and(u8::is_ascii_digit);
    let groups = |at: usize| is_digit(at.checked_sub(1)) && is_digit(Some(at + 1));
    let is_fine = bytes.iter().enumerate().all(|(at, byte)| *byte != b'_' || groups(at));
    is_fine.then(|| text.replace('_', ""))
}

/// Without a real part if that is zero.
impl fmt::Display for Complex {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { real, imaginary } = self;
        if *real == 0.0 {
            return write!(f, "{imaginary}j");
        }
        let sign = if imaginary.is_nan() || imaginary.is_sign_positive() { "+" } else { "" };
        write!(f, "{real}{sign}{imaginary}j")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_read_as_python_reads_it() {
        for (text, written) in [
            ("1_0j", "10j"),
            (" ( 1+2j ) ", "1+2j"),
            ("-j", "-1j"),
            ("1+J", "1+1j"),
            ("1e5+1e-3j", "100000+0.001j"),
            ("-nan-nanj", "NaN+NaNj"),
            ("nan+infj", "NaN+infj"),
            ("infinity", "inf+0j"),
            ("-0-0j", "-0j"),
            ("1.-.5j", "1-0.5j"),
            ("\u{661}", "1+0j"),
        ] {
            assert_eq!(parse(text).map(|number| number.to_string()).as_deref(), Some(written), "{text}");
        }
        for text in ["", "1 + 2j", "1+2", "1+-2j", "1j+2", "1__0", "()", "((1))", "1e", "e1", ".", "+", "1ej"] {
            assert_eq!(parse(text), None, "{text}");
        }
    }

    #[test]
    fn numbers_are_real() {
        assert_eq!(Complex::validate_json(b"true").map(|number| number.to_string()), Ok("1+0j".to_owned()));
        assert!(Complex::validate_json(b"null").is_err());
    }
}
