//! Enums without data: one value out of a fixed list.

mod info;
mod value;

pub use self::info::ChoiceInfo;
pub use self::value::Choice;
use crate::issue::Code;
use crate::json::{Bail, Reader, Writer};
use crate::schema::ModelKey;
use crate::{Exactness, Failed, Generator, Input, Schema, Validation, Value};

/// The fast pass: the index of the variant.
///
/// # Errors
/// The complete pass must decide.
pub fn read_choice(reader: &mut Reader<'_>, info: &ChoiceInfo) -> Result<usize, Bail> {
    match reader.peek() {
        Some(b'"') => info.find_text(&reader.string()?).ok_or(Bail),
        Some(b'[' | b'{') => Err(Bail),
        _ => info.find(&reader.value()?).ok_or(Bail),
    }
}

/// The fast pass over one text: the index of the variant.
///
/// # Errors
/// The complete pass must decide.
pub fn read_choice_text(text: &str, info: &ChoiceInfo) -> Result<usize, Bail> {
    info.find_text(text).ok_or(Bail)
}

/// The complete pass: the index of the variant.
///
/// # Errors
/// The input is none of the values; that was recorded.
pub fn validate_choice<'a>(
    input: &'a Input<'a>,
    info: &ChoiceInfo,
    state: &mut Validation<'a>,
) -> Result<usize, Failed> {
    find(input, info, state)?.ok_or_else(|| no_choice(input, info, state))
}

/// The complete pass over an enum that has a function to ask about what is none of its values, as Python's
/// `_missing_`.
///
/// # Errors
/// The input is none of the values, and the function knows no variant for it; that was recorded.
pub fn validate_choice_or<'a, T>(
    input: &'a Input<'a>,
    info: &ChoiceInfo,
    state: &mut Validation<'a>,
    variant: fn(usize) -> T,
    missing: fn(&Input<'_>) -> Option<T>,
) -> Result<T, Failed> {
    match find(input, info, state)? {
        Some(index) => Ok(variant(index)),
        None => missing(input).ok_or_else(|| no_choice(input, info, state)),
    }
}

/// A literal takes its values exactly; an enum converts as the type of its values does.
fn find<'a>(input: &'a Input<'a>, info: &ChoiceInfo, state: &mut Validation<'a>) -> Result<Option<usize>, Failed> {
    if !info.is_literal {
        state.loosen(Exactness::Lax);
    }
    let found = if info.is_literal { info.find(input) } else { info.find_converted(input) };
    if found.is_none() {
        info.check_size(input, state)?;
    }
    Ok(found)
}

#[cold]
fn no_choice<'a>(input: &'a Input<'a>, info: &ChoiceInfo, state: &mut Validation<'a>) -> Failed {
    let code = if info.is_literal { Code::LiteralError } else { Code::Enum };
    state.record(info.issue(code, input))
}

/// Writes the value of the variant of that index.
pub fn write_choice(info: &ChoiceInfo, index: usize, writer: &mut Writer) {
    match info.value(index) {
        Choice::Text(text) => writer.string(text),
        Choice::Int(value) => writer.integer(value),
        Choice::Float(value) => writer.float(value),
        Choice::Bool(value) => writer.raw(if value { "true" } else { "false" }),
        Choice::Null => writer.raw("null"),
    }
}

/// The values of a literal, or the reference to the enum's component.
pub fn choice_schema(info: &'static ChoiceInfo, generator: &mut Generator) -> Schema {
    if info.is_literal {
        return values_schema(info);
    }
    let key = ModelKey { name: info.name.into(), module: info.module };
    generator.component(key, |_| {
        let mut schema = values_schema(info);
        schema.set("title", info.title.unwrap_or(info.name));
        if !info.description.is_empty() {
            schema.set("description", info.description);
        }
        schema
    })
}

/// The values, with their type if they are alike. The only value of a literal is a constant.
fn values_schema(info: &ChoiceInfo) -> Schema {
    let mut schema = Schema::any();
    if let Some(name) = info.schema_type() {
        schema.set("type", name);
    }
    match info.choices {
        [only] if info.is_literal => schema.set("const", only.to_value()),
        _ => schema.set("enum", Value::Array(info.values().collect())),
    }
    schema
}

#[cfg(test)]
mod tests {
    use super::*;

    const LEVEL: ChoiceInfo = ChoiceInfo {
        name: "Level",
        module: "",
        title: None,
        description: "",
        is_literal: false,
        is_plain: false,
        choices: &[Choice::Int(1), Choice::Int(10)],
    };

    fn issue(input: &Input<'_>) -> (String, Value) {
        let mut state = Validation::new();
        assert!(validate_choice(input, &LEVEL, &mut state).is_err());
        let report = state.into_report();
        (report.issues()[0].code().to_owned(), report.issues()[0].input().clone().into_owned())
    }

    #[test]
    fn integers_that_cannot_be_looked_up_have_a_code_of_their_own() {
        let too_large = |digits: &'static str| ("int_parsing_size".to_owned(), Input::BigInt(digits.into()));
        let big = Input::BigInt("9223372036854775808".into());
        assert_eq!(issue(&big), too_large("9223372036854775808"));
        assert_eq!(issue(&" -9_223372036854775809.0".into()), too_large("-9223372036854775809"));
        let digits = "1234567890123456789012345678901234567890";
        assert_eq!(issue(&format!("+00{digits}").into()), too_large(digits));
        for input in [Input::Int(2), Input::Float(1e19), "9223372036854775807".into()] {
            assert_eq!(issue(&input), ("enum".to_owned(), input.clone()));
        }
    }

    /// What both passes make of a text: the value, or the code of the issue. The passes may not disagree.
    fn taken(info: &ChoiceInfo, text: &str) -> Result<String, String> {
        let input = crate::json::parse(text).unwrap();
        let mut state = Validation::new();
        let written = |index: usize| {
            let mut writer = Writer::new();
            write_choice(info, index, &mut writer);
            String::from_utf8(writer.into_bytes()).unwrap()
        };
        let result = validate_choice(&input, info, &mut state);
        if let Ok(fast) = read_choice(&mut Reader::new(text), info) {
            assert_eq!(Ok(fast), result.map_err(|_| ()), "{text}");
        }
        result.map(written).map_err(|_| state.into_report().issues()[0].code().to_owned())
    }

    #[test]
    fn literals_prefer_their_own_type_and_take_what_python_calls_equal() {
        let choices = &[Choice::Int(1), Choice::Bool(true), Choice::Null, Choice::Text("a")];
        let info = ChoiceInfo { is_literal: true, choices, ..LEVEL };
        for (text, value) in [("1", "1"), ("true", "true"), ("1.0", "true"), ("null", "null"), (r#""a""#, r#""a""#)] {
            assert_eq!(taken(&info, text), Ok(value.to_owned()), "{text}");
        }
        for text in ["0", "false", r#""1""#, "[]", "{}", "NaN"] {
            assert_eq!(taken(&info, text), Err("literal_error".to_owned()), "{text}");
        }
        assert_eq!(taken(&info, "9223372036854775808"), Err("int_parsing_size".to_owned()));
        assert_eq!(info.label(), "literal[1,True,None,'a']");
    }

    #[test]
    fn equal_values_of_an_enum_are_aliases() {
        let choices = &[Choice::Text("a"), Choice::Int(1), Choice::Float(0.5), Choice::Bool(true)];
        let info = ChoiceInfo { choices, ..LEVEL };
        for (text, value) in [("true", "1"), ("1.0", "1"), ("0.5", "0.5")] {
            assert_eq!(taken(&info, text), Ok(value.to_owned()), "{text}");
        }
        assert_eq!(taken(&info, "false"), Err("enum".to_owned()));
        assert_eq!(values_schema(&info).get("enum").map(crate::input::python_repr), Some("['a', 1, 0.5, 1]".into()));
    }

    #[test]
    fn enums_of_floats_convert_as_floats_do_and_plain_ones_do_not() {
        let choices = &[Choice::Float(0.5), Choice::Float(1.0)];
        let info = ChoiceInfo { choices, ..LEVEL };
        assert_eq!(taken(&info, r#"" 1 ""#), Ok("1.0".to_owned()));
        assert_eq!(taken(&info, "true"), Ok("1.0".to_owned()));
        assert_eq!(info.label(), "float-enum[Level]");
        let info = ChoiceInfo { is_plain: true, ..info };
        assert_eq!(taken(&info, r#"" 1 ""#), Err("enum".to_owned()));
        assert_eq!(taken(&info, "true"), Ok("1.0".to_owned()));
        assert_eq!(info.label(), "enum[Level]");
    }
}
