//! A decimal as a JSON number: how FastAPI answers one outside of a model.

use super::AnyDecimal;
use crate::json::Writer;

/// How many digits an integer has at most, as Python limits it. What has more is written as an infinity, which fails as
/// it does there.
const DIGITS_MAX: usize = 4300;

/// Writes an integer if nothing stands behind the point, not even a zero, else a float.
pub(super) fn write(value: &AnyDecimal, writer: &mut Writer) {
    let mut text = Vec::new();
    value.push(&mut text);
    let text = String::from_utf8(text).unwrap_or_default();
    match integer(&text) {
        Some(digits) => writer.raw(&digits),
        // Rust reads what Python prints: `1.10`, `1E-7`, `NaN`, `-Infinity`.
        None => writer.float(text.parse().unwrap_or(f64::NAN)),
    }
}

/// The digits of a decimal whose exponent is not negative. Python prints one only if it is positive: `1.1E+5`.
fn integer(text: &str) -> Option<String> {
    let (number, exponent) = text.split_once("E+").unwrap_or((text, "0"));
    let exponent: usize = exponent.parse().ok()?;
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    let zeros = exponent.checked_sub(fraction.len())?;
    if number.len() + zeros > DIGITS_MAX
        || !fraction.bytes().chain(whole.trim_start_matches('-').bytes()).all(|byte| byte.is_ascii_digit())
    {
        return None;
    }
    let digits = format!("{whole}{fraction}{}", "0".repeat(zeros));
    let is_zero = digits.bytes().all(|byte| matches!(byte, b'0' | b'-'));
    Some(if is_zero { "0".to_owned() } else { digits })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_has_no_digit_behind_the_point_is_an_integer() {
        for (text, digits) in [("5", "5"), ("-0", "0"), ("1E+2", "100"), ("-1.1E+5", "-110000"), ("0E+3", "0")] {
            assert_eq!(integer(text).as_deref(), Some(digits), "{text}");
        }
        for text in ["1.0", "1E-7", "0.10", "NaN", "-Infinity", "1E+5000"] {
            assert_eq!(integer(text), None, "{text}");
        }
    }
}
