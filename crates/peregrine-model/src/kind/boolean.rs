//! Booleans.

use std::borrow::Cow;

use super::{Kind, Shape};
use crate::issue::Code;
use crate::json::{Bail, Reader, Writer};
use crate::rules::takes;
use crate::{Exactness, Failed, Generator, Input, Rules, Schema, Validation};

takes!(bool: strict);

impl Kind for bool {
    const SHAPE: Shape = Shape::Scalar;
    const EXACT: bool = true;
    const IS_PLAIN: bool = true;

    fn name() -> Cow<'static, str> {
        "bool".into()
    }

    #[inline]
    fn read(reader: &mut Reader<'_>, _: &Rules) -> Result<Self, Bail> {
        reader.boolean()
    }

    #[inline]
    fn read_text(text: &str, rules: &Rules) -> Result<Self, Bail> {
        if rules.is_strict() {
            return Err(Bail);
        }
        from_text(text).ok_or(Bail)
    }

    fn validate<'a>(input: &'a Input<'a>, rules: &Rules, state: &mut Validation<'a>) -> Result<Self, Failed> {
        if !matches!(input, Input::Bool(_)) {
            state.loosen(Exactness::Lax);
        }
        convert(input, rules.is_strict()).map_err(|code| state.fail(code, input))
    }

    #[inline]
    fn write(&self, writer: &mut Writer) {
        writer.raw(if *self { "true" } else { "false" });
    }

    fn schema(_: &Rules, _: &mut Generator) -> Schema {
        Schema::of_type("boolean")
    }
}

fn convert(input: &Input<'_>, strict: bool) -> Result<bool, Code> {
    match input {
        Input::Bool(value) => Ok(*value),
        _ if strict => Err(Code::BoolType),
        Input::Int(0) => Ok(false),
        Input::Int(1) => Ok(true),
        Input::Int(_) => Err(Code::BoolParsing),
        Input::Float(value) => from_float(*value),
        Input::Str(_) | Input::Bytes(_) => from_text(input.as_text().ok_or(Code::BoolType)?).ok_or(Code::BoolParsing),
        Input::Surrogate(_) => Err(Code::StringUnicode),
        _ => Err(Code::BoolType),
    }
}

#[expect(clippy::float_cmp, reason = "only these very values are booleans")]
fn from_float(value: f64) -> Result<bool, Code> {
    const TWO_TO_63: f64 = 9_223_372_036_854_775_808.0;
    if value == 0.0 {
        Ok(false)
    } else if value == 1.0 {
        Ok(true)
    } else if value.fract() == 0.0 && value > -TWO_TO_63 && value < TWO_TO_63 {
        Err(Code::BoolParsing)
    } else {
        Err(Code::BoolType)
    }
}

fn from_text(text: &str) -> Option<bool> {
    const FALSE: [&str; 6] = ["0", "f", "n", "no", "off", "false"];
    const TRUE: [&str; 6] = ["1", "t", "y", "yes", "on", "true"];
    if TRUE.iter().any(|word| word.eq_ignore_ascii_case(text)) {
        Some(true)
    } else if FALSE.iter().any(|word| word.eq_ignore_ascii_case(text)) {
        Some(false)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_read_in_any_case_but_not_trimmed() {
        assert_eq!(from_text("YES"), Some(true));
        assert_eq!(from_text("oFf"), Some(false));
        assert_eq!(from_text(" yes"), None);
    }

    #[test]
    fn numbers_but_zero_and_one_are_refused_by_their_kind() {
        assert_eq!(convert(&Input::Int(2), false), Err(Code::BoolParsing));
        assert_eq!(convert(&Input::Float(0.5), false), Err(Code::BoolType));
        assert_eq!(convert(&Input::Float(2.0), false), Err(Code::BoolParsing));
        assert_eq!(convert(&Input::Float(-0.0), false), Ok(false));
    }
}
