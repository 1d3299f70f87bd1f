//! Text.

use std::borrow::Cow;
use std::sync::Arc;

use super::{Kind, Shape};
use crate::issue::Code;
use crate::json::{Bail, Reader, Writer};
use crate::rules::takes;
use crate::{Exactness, Failed, Generator, Input, Rules, Schema, Validation};

/// Types that hold text, and how each takes it.
macro_rules! text {
    ($($type:ty: $take:expr;)*) => {$(
        takes!($type: min_length max_length pattern strict strip_whitespace to_lower to_upper ascii_only
            coerce_numbers_to_str);

        impl Kind for $type {
            const SHAPE: Shape = Shape::Scalar;
            const EXACT: bool = true;
            const IS_PLAIN: bool = true;

            fn name() -> Cow<'static, str> {
                "str".into()
            }

            fn label(rules: &Rules) -> Cow<'static, str> {
                if rules.constrains_text() { "constrained-str" } else { "str" }.into()
            }

            #[inline]
            fn read(reader: &mut Reader<'_>, rules: &Rules) -> Result<Self, Bail> {
                let text = reader.string()?;
                rules.check_text(text).map($take).map_err(|_| Bail)
            }

            #[inline]
            fn read_text(text: &str, rules: &Rules) -> Result<Self, Bail> {
                rules.check_text(Cow::Borrowed(text)).map($take).map_err(|_| Bail)
            }

            fn validate<'a>(input: &'a Input<'a>, rules: &Rules, state: &mut Validation<'a>) -> Result<Self, Failed> {
                validate(input, rules, state).map($take)
            }

            #[inline]
            fn write(&self, writer: &mut Writer) {
                writer.string(self);
            }

            fn schema(rules: &Rules, _: &mut Generator) -> Schema {
                schema(rules)
            }
        }
    )*};
}
text! {
    String: Cow::into_owned;
    Box<str>: Box::from;
    Arc<str>: Arc::from;
    // What an answer says in constant words needs no allocation. What is read is owned.
    Cow<'static, str>: |text| Cow::Owned(text.into_owned());
}

/// The complete pass over text, for all types that hold it.
pub(super) fn validate<'a>(
    input: &'a Input<'a>,
    rules: &Rules,
    state: &mut Validation<'a>,
) -> Result<Cow<'a, str>, Failed> {
    let text = convert(input, rules).map_err(|code| state.fail(code, input))?;
    if !matches!(input, Input::Str(_)) {
        state.loosen(Exactness::Lax);
    }
    rules.check_text(text).map_err(|violation| state.violate(violation, input))
}

pub(super) fn schema(rules: &Rules) -> Schema {
    let mut schema = Schema::of_type("string");
    rules.describe_text(&mut schema);
    schema
}

fn convert<'a>(input: &'a Input<'a>, rules: &Rules) -> Result<Cow<'a, str>, Code> {
    match input {
        Input::Str(text) => Ok(Cow::Borrowed(text)),
        Input::Bytes(_) if !rules.is_strict() => input.as_text().map(Cow::Borrowed).ok_or(Code::StringUnicode),
        Input::Surrogate(_) => Err(Code::StringUnicode),
        Input::Int(_) | Input::BigInt(_) | Input::Float(_) if rules.coerce_numbers_to_str => {
            Ok(Cow::Owned(crate::input::python_str(input)))
        }
        _ => Err(Code::StringType),
    }
}
